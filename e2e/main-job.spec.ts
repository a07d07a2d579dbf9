import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { type PersonAtWork, personAtWork, signIn, signPaper } from './people';
import { e2eData, e2eFacts } from './stack';

test.describe.configure({ mode: 'serial' });

/** The main job as five people live it: enrol, order, accept, deliver, reconcile; each at their own computer. */
test.describe('a signed purchase order, from the invitation to the bank', () => {
  let buyer: PersonAtWork;
  let seller: PersonAtWork;
  let orderPath = '';
  let number = '';

  test.beforeAll(async ({ browser }) => {
    buyer = await personAtWork(browser, 'buyer');
    seller = await personAtWork(browser, 'seller');
  });
  test.afterAll(async () => {
    await buyer.leave();
    await seller.leave();
  });

  test('an invited person makes a key in the browser, takes it along and is signed in', async ({
    browser,
  }) => {
    const { page, leave } = await personAtWork(browser, 'newcomer');
    await page.goto(e2eFacts().enrolmentPath.replace('/fr/', '/en/'));
    await expect(page.getByText('Marthe Ebelle').first()).toBeVisible();
    await page.getByLabel('Passphrase for the key file').fill('four words of mine 77');
    await page.getByLabel('The same passphrase again').fill('four words of mine 77');
    await page.getByRole('button', { name: 'Make my key' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the key file' }).click({ timeout: 60_000 });
    const file = join(e2eData, 'newcomer.p12');
    await (await download).saveAs(file);
    await page
      .getByRole('button', { name: /Sign in|Go on/ })
      .or(page.getByRole('link', { name: /Sign in|Go on/ }))
      .last()
      .click();
    await expect(page.getByRole('heading', { name: /Today, Marthe Ebelle/ })).toBeVisible({
      timeout: 30_000,
    });
    if (existsSync('/usr/bin/openssl')) {
      const text = execFileSync(
        'openssl',
        ['pkcs12', '-in', file, '-passin', 'pass:four words of mine 77', '-nokeys'],
        { encoding: 'utf8' },
      );
      expect(text).toContain('Marthe Ebelle');
    }
    await leave();
  });

  test('the catalogue is read without script, and goods are found by words', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/en/p/wouri');
    await page.getByRole('searchbox').fill('pineapple');
    await page.getByRole('button', { name: /Search/ }).click();
    await page
      .getByRole('link', { name: /Dried pineapple/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: /Dried pineapple/ })).toBeVisible();
    await context.close();
  });

  test('the buyer fills the order, is told what is wrong, and loses nothing', async () => {
    const { page } = buyer;
    await page.goto('/en/p/wouri');
    await page
      .getByRole('link', { name: /Dried pineapple/ })
      .first()
      .click();
    await page.getByRole('link', { name: /order/i }).last().click();
    await page.waitForURL(/sign-in/);
    await signIn(buyer, { next: new URL(page.url()).searchParams.get('next') ?? '' });
    await expect(page.getByRole('heading', { name: 'Purchase order' })).toBeVisible();
    const quantity = page.getByLabel(/^Quantity in/).first();
    await quantity.fill('10');
    await page.getByLabel('A word to the seller').fill('Net weight on every carton, please.');
    await page.getByRole('button', { name: 'Write the order' }).click();
    await expect(page.getByRole('alert').first()).toContainText('at least');
    await expect(page.getByLabel('A word to the seller')).toHaveValue('Net weight on every carton, please.');
    await quantity.fill('1000');
    await page.getByRole('button', { name: 'Write the order' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+\/sign/);
  });

  test('the buyer reads the order out of the bytes to be signed, and signs them', async () => {
    const { page } = buyer;
    await expect(page.getByText('Net weight on every carton, please.')).toBeVisible({ timeout: 30_000 });
    await signPaper(page, 'Sign and place the order');
    await page.waitForURL(/did=placed/, { timeout: 60_000 });
    orderPath = new URL(page.url()).pathname;
    number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    expect(number).toMatch(/^PO-\d{4}-\d{6}$/);
  });

  test('the buyer authorises the card; a declined card is told and can be replaced', async () => {
    const { page } = buyer;
    await page.getByRole('button', { name: 'Authorise the payment' }).click();
    await page.waitForURL(/127\.0\.0\.1|localhost:12/, { timeout: 30_000 });
    await payWith(page, '4000000000000002');
    await expect(page.getByRole('alert')).toContainText(/declined/i);
    await payWith(page, '4242424242424242');
    await page.waitForURL(/did=authorised/, { timeout: 30_000 });
    await expect(page.getByText('Amount reserved')).toBeVisible();
  });

  test('the seller reads the same document and countersigns; the payment is captured through the gate', async () => {
    const { page } = seller;
    await signIn(seller);
    await page.getByRole('link', { name: 'Read and countersign' }).first().click();
    await page.getByRole('link', { name: 'Read and countersign' }).click();
    await expect(page.getByText('Net weight on every carton, please.')).toBeVisible({ timeout: 30_000 });
    await signPaper(page, 'Accept and sign');
    await page.waitForURL(/did=accepted/, { timeout: 60_000 });
    await expect(async () => {
      await page.goto(orderPath);
      await expect(page.getByText('Paid into escrow')).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
  });

  test('the seller ships, the buyer confirms, the escrow is released and the payout scheduled', async () => {
    await seller.page.getByLabel('Carrier').fill('Bolloré Logistics');
    await seller.page.getByLabel('Transport document').fill('AWB 057-48291734');
    await seller.page.getByRole('button', { name: 'Report the shipment' }).click();
    await seller.page.waitForURL(/did=shipped/);
    await buyer.page.goto(orderPath);
    await buyer.page.getByRole('button', { name: /Confirm receipt/ }).click();
    await buyer.page.waitForURL(/did=delivered/);
    await expect(async () => {
      await seller.page.goto(orderPath);
      await expect(seller.page.getByText(/Scheduled for/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
  });

  test('the downloaded order verifies offline, and pdfsig agrees', async () => {
    const answer = await buyer.page.request.get(`${orderPath}/paper`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const file = join(e2eData, `${number}.pdf`);
    writeFileSync(file, await answer.body());
    const root = join(e2eData, 'keys', 'root.pem');
    const report = JSON.parse(
      execFileSync('npx', ['tsx', 'scripts/verify.ts', file, '--anchor', root, '--json'], {
        encoding: 'utf8',
      }),
    );
    expect(report.indication).toBe('TOTAL-PASSED');
    if (existsSync('/usr/bin/pdfsig')) {
      expect(
        execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }).match(/Signature is Valid/g)?.length,
      ).toBeGreaterThanOrEqual(2);
    }
  });

  test('finance fetches from Stripe, takes in the bank statement, and sees every cent from checkout to bank', async ({
    browser,
    request,
  }) => {
    const { stripeUrl, bankUrl } = e2eFacts();
    await request.post(`${stripeUrl}/_sim/payouts`, { data: {} });
    const finance = await personAtWork(browser, 'finance');
    await signIn(finance);
    const { page } = finance;
    await page.goto('/en/finance/statements');
    await page.getByRole('button', { name: 'Fetch from Stripe' }).click();
    await expect(page.getByText(/po_/).first()).toBeVisible({ timeout: 30_000 });
    await takeInStatement(page, await bankStatement(request, bankUrl), true);
    await page.goto('/en/finance/payouts');
    for (const box of await page.getByLabel(/Send it now/).all()) await box.check();
    await page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.getByText('with the bank').first()).toBeVisible();
    await takeInStatement(page, await bankStatement(request, bankUrl), false);
    await page.goto(orderPath.replace('/orders/', '/finance/orders/'));
    await expect(page.getByText('Traced from the checkout to the bank account, to the cent.')).toBeVisible();
    await finance.leave();
    await seller.page.goto(orderPath);
    await expect(seller.page.getByText('Paid out to the seller')).toBeVisible();
  });

  test('the chamber revokes a certificate: its holder is out with the next click and cannot come back', async ({
    browser,
  }) => {
    const seller2 = await personAtWork(browser, 'seller2');
    await signIn(seller2);
    const chamber = await personAtWork(browser, 'registrar');
    await signIn(chamber);
    const { page } = chamber;
    await page.goto('/en/chamber/certificates?q=Fotso');
    await page.getByRole('link', { name: /Fotso/ }).first().click();
    await page
      .getByLabel(/[Rr]eason/)
      .first()
      .selectOption('keyCompromise');
    await page.locator('input[name="sure"]').check();
    await page.getByRole('button', { name: /Revoke/ }).click();
    await expect(page.getByText(/[Rr]evoked/).first()).toBeVisible();
    await seller2.page.goto('/en/today');
    await expect(seller2.page).toHaveURL(/sign-in/);
    await seller2.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(seller2.page.getByRole('alert').first()).toContainText('revoked', { timeout: 60_000 });
    await seller2.leave();
    await chamber.leave();
  });
});

/** The bank's own file of the day, as finance downloads it. */
async function bankStatement(request: APIRequestContext, bankUrl: string): Promise<Buffer> {
  const answer = await request.post(`${bankUrl}/statement`);
  expect(answer.headers()['content-type']).toContain('xml');
  return await answer.body();
}

async function takeInStatement(page: Page, xml: Buffer, isNewAccount: boolean): Promise<void> {
  await page.goto('/en/finance/statements');
  await page
    .getByLabel('File from the bank')
    .setInputFiles({ name: 'statement.xml', mimeType: 'application/xml', buffer: xml });
  if (isNewAccount) await page.getByLabel('This is a new bank account of ours').check();
  await page.getByRole('button', { name: 'Take in the statement' }).click();
  await page.waitForURL(/did=statement-imported/);
}

async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel(/card number/i).fill(card);
  await page.getByLabel(/expir/i).fill('12 / 34');
  await page.getByLabel(/cvc|security code/i).fill('123');
  await page.getByLabel('Name on card').fill('Claire Monnier');
  await page
    .getByRole('button', { name: /pay|authori[sz]e/i })
    .first()
    .click();
}
