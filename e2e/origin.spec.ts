import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type PersonAtWork, personAtWork, signIn, signPaper } from './people';
import { e2eData } from './stack';

test.describe.configure({ mode: 'serial' });

/** A certificate of origin for an order both have signed: the seller asks, a registrar signs in the browser, anybody checks at its link. */
test.describe('a certificate of origin', () => {
  let buyer: PersonAtWork;
  let seller: PersonAtWork;
  let registrar: PersonAtWork;
  let orderPath = '';
  let number = '';
  let publicPath = '';

  test.beforeAll(async ({ browser }) => {
    buyer = await personAtWork(browser, 'buyer');
    seller = await personAtWork(browser, 'seller');
    registrar = await personAtWork(browser, 'registrar');
  });
  test.afterAll(async () => {
    await buyer.leave();
    await seller.leave();
    await registrar.leave();
  });

  test('waits until both parties have signed the order', async () => {
    const { page } = buyer;
    await signIn(buyer);
    await page.goto('/en/p/wouri');
    await page
      .getByRole('link', { name: /Dried pineapple/ })
      .first()
      .click();
    await page.getByRole('link', { name: /order/i }).last().click();
    await page
      .getByLabel(/^Quantity in/)
      .first()
      .fill('200');
    await page.getByRole('button', { name: 'Write the order' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+\/sign/);
    await signPaper(page, 'Sign and place the order');
    await page.waitForURL(/did=placed/, { timeout: 60_000 });
    orderPath = new URL(page.url()).pathname;
    await signIn(seller);
    await seller.page.goto(orderPath);
    await expect(seller.page.getByRole('link', { name: 'Ask for a certificate of origin' })).toHaveCount(0);
    await seller.page.goto(`${orderPath}/sign`);
    await signPaper(seller.page, 'Accept and sign');
    await seller.page.waitForURL(/did=accepted/, { timeout: 60_000 });
  });

  test('is asked for by the seller, for a part of the order', async () => {
    const { page } = seller;
    await page.getByRole('link', { name: 'Ask for a certificate of origin' }).click();
    const quantity = page.getByLabel('Quantity to certify').first();
    await quantity.fill('999999999');
    await page.getByLabel('Marks, number and kind of packages').first().fill('10 cartons, marked CFB 1-10');
    await page.getByLabel(/originaires|originate/).check();
    await page.getByRole('button', { name: 'Send the request to the chamber' }).click();
    await expect(page.getByText('That is more than was ordered')).toBeVisible();
    await expect(page.getByLabel('Marks, number and kind of packages').first()).toHaveValue(/CFB 1-10/);
    await quantity.fill('5');
    await page.getByLabel('Gross weight in kg').first().fill('5.4');
    await page.getByLabel(/originaires|originate/).check();
    await page.getByRole('button', { name: 'Send the request to the chamber' }).click();
    await page.waitForURL(/did=requested/);
    number = (await page.getByRole('heading', { level: 3 }).last().textContent())!.slice(0, 14);
    expect(number).toMatch(/^CO-\d{4}-\d{6}$/);
  });

  test('is read out of its own bytes and signed by a registrar', async () => {
    const { page } = registrar;
    await signIn(registrar);
    await page.goto('/en/chamber/origin');
    await page.getByRole('link', { name: number }).click();
    await expect(page.getByText('10 cartons, marked CFB 1-10')).toBeVisible();
    await page.getByRole('button', { name: `Read and sign ${number}` }).click();
    await page.waitForURL(/\/sign$/);
    await expect(page.getByRole('article').getByText('10 cartons, marked CFB 1-10')).toBeVisible({
      timeout: 30_000,
    });
    await signPaper(page, 'Certify, sign and issue');
    await page.waitForURL(/did=issued/, { timeout: 60_000 });
    const link = page.getByRole('link', { name: 'Verification link' });
    publicPath = (await link.getAttribute('href'))!;
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Download ${number}` }).click();
    const file = join(e2eData, 'origin.pdf');
    await (await download).saveAs(file);
    if (existsSync('/usr/bin/pdfsig')) {
      expect(execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' })).toContain('Signature is Valid');
    }
    await page.goto('/en/verify');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: /^Verify/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The signature holds');
    await expect(page.getByText('chamber', { exact: true })).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'The certificate of origin that was signed' }),
    ).toBeVisible();
  });

  test('stands at its link for anybody, without script and without a price, until it is withdrawn', async ({
    browser,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 780 },
    });
    const page = await context.newPage();
    await page.goto(publicPath);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('This certificate stands');
    await expect(page.getByText('a part of the order')).toBeVisible();
    expect(await page.getByRole('main').textContent()).not.toMatch(/EUR|€/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await registrar.page.goto('/en/chamber/origin');
    await registrar.page.getByRole('link', { name: number }).click();
    await registrar.page.getByText('Withdraw this certificate').click();
    await registrar.page.getByLabel('Why').fill('It was only a rehearsal.');
    await registrar.page.getByRole('button', { name: `Withdraw ${number}` }).click();
    await registrar.page.waitForURL(/did=withdrawn/);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('withdrawn');
    await expect(page.getByText('It was only a rehearsal.')).toBeVisible();
    await context.close();
  });
});
