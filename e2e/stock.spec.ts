import { expect, type Page, test } from '@playwright/test';
import { personAtWork, signIn, signPaper } from './people';

const goods = '/en/p/wouri/g/oku-white-honey';
const quantityOf = (page: Page) => page.getByLabel(/^Quantity in/).first();

test('of goods in stock a buyer is told how much is left, and loses nothing by asking for more or coming late', async ({
  browser,
}) => {
  const buyer = await personAtWork(browser, 'buyer', { width: 360, height: 740 });
  const { page } = buyer;
  await page.goto(goods);
  await expect(page.getByText(/^320\skg$/)).toBeVisible();
  await page.getByRole('link', { name: /order/i }).last().click();
  await page.waitForURL(/sign-in/);
  await signIn(buyer, { next: new URL(page.url()).searchParams.get('next') ?? '' });

  await expect(page.getByText(/320\skg left/)).toBeVisible();
  await quantityOf(page).fill('400');
  await page.getByLabel('Named place').fill('Douala, quai 4');
  await page.getByLabel('A word to the seller').fill('Pails, not jars.');
  await page.getByRole('button', { name: 'Write the order' }).click();
  await expect(page.getByRole('alert').first()).toContainText(/more than is left of these goods: 320\skg/);
  await expect(quantityOf(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(quantityOf(page)).toHaveValue('400');
  await expect(page.getByLabel('Named place')).toHaveValue('Douala, quai 4');
  await expect(page.getByLabel('A word to the seller')).toHaveValue('Pails, not jars.');
  const form = page.url();
  await quantityOf(page).fill('200');
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  const late = page.url();

  await page.goto(form.replace(/idempotencyKey=[^&]+&?/, ''));
  await quantityOf(page).fill('200');
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  await signPaper(page, 'Sign and place the order');
  await page.waitForURL(/did=placed/, { timeout: 60_000 });
  await expect(async () => {
    await page.goto(goods);
    await expect(page.getByText(/^120\skg$/)).toBeVisible({ timeout: 500 });
  }).toPass();

  await page.goto(late);
  await expect(page.getByText(/120\skg left, 200\skg ordered/)).toBeVisible();
  await page.getByRole('link', { name: 'Take it over into a new order' }).click();
  await expect(page.getByText(/120\skg left/)).toBeVisible();
  await expect(quantityOf(page)).toHaveValue('200');
  await expect(page.getByLabel('Named place')).toHaveValue('Douala, quai 4');
  await expect(page.getByLabel('A word to the seller')).toHaveValue('Pails, not jars.');
  await quantityOf(page).fill('120');
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  expect(page.url()).not.toBe(late);
  await buyer.leave();
});
