import { expect, test } from '@playwright/test';
import { type PersonAtWork, personAtWork, signIn, signPaper } from './people';

test.describe.configure({ mode: 'serial' });

/** An order above what one person may sign alone: the purchaser signs, the approver signs beside, then it is placed. */
test.describe('a second signatory', () => {
  let purchaser: PersonAtWork;
  let approver: PersonAtWork;
  let orderPath = '';

  test.beforeAll(async ({ browser }) => {
    purchaser = await personAtWork(browser, 'purchaser');
    approver = await personAtWork(browser, 'approver', { width: 360, height: 780 });
  });
  test.afterAll(async () => {
    await purchaser.leave();
    await approver.leave();
  });

  test('is asked for when the purchaser signs above the limit of the mandate', async () => {
    const { page } = purchaser;
    await signIn(purchaser);
    await page.goto('/en/p/wouri');
    await page
      .getByRole('link', { name: /Dried pineapple/ })
      .first()
      .click();
    await page.getByRole('link', { name: /order/i }).last().click();
    await page
      .getByLabel(/^Quantity in/)
      .first()
      .fill('1000');
    await page.getByRole('button', { name: 'Write the order' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]+\/sign/);
    await signPaper(page, 'Sign and place the order');
    await page.waitForURL(/did=placed/, { timeout: 60_000 });
    orderPath = new URL(page.url()).pathname;
    await expect(page.getByText(/now waits for a second signatory/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Waiting for a second signatory' })).toBeVisible();
  });

  test('finds it on Today, reads the same paper and signs; both are shown with their mandates', async () => {
    const { page } = approver;
    await signIn(approver);
    await page.getByRole('link', { name: 'Read and approve' }).first().click();
    await expect(page.getByText('Do not approve', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Read and approve' }).click();
    await signPaper(page, 'Sign and place the order');
    await page.waitForURL(/did=placed/, { timeout: 60_000 });
    expect(new URL(page.url()).pathname).toBe(orderPath);
    await expect(page.getByText('Second signatory', { exact: true })).toBeVisible();
    await expect(page.getByText(/granted by Claire Monnier and endorsed by/).first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });

  test('is taken back by the purchaser before anybody else answers', async () => {
    const { page } = purchaser;
    await page.goto(orderPath);
    await page.getByText('Cancel this order').click();
    await page.getByLabel('Why you cancel').fill('It was only a rehearsal.');
    await page.getByRole('button', { name: /^Cancel PO-/ }).click();
    await page.waitForURL(/did=cancelled/);
  });
});
