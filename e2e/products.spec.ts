import { expect, test } from '@playwright/test';
import { personAtWork, signIn } from './people';

test('a seller writes goods down on a phone without script, and loses nothing on the way', async ({
  browser,
}) => {
  const seller = await personAtWork(browser, 'seller', { width: 360, height: 740 });
  await signIn(seller);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    storageState: await seller.context.storageState(),
  });
  const page = await context.newPage();

  await page.goto('/en/today');
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('link', { name: 'Products', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Products', exact: true })).toBeHidden();
  await page.goto('/en/seller/products/new');
  await page.getByLabel('Name', { exact: true }).first().fill('Savon au beurre de karité');
  await page.getByLabel('Description').first().fill('Saponifié à froid, affiné six semaines.');
  await page.getByLabel('Customs code (HS)').fill('3401.19');
  await page.getByText('Variants: size, colour, grade').click();
  await page.locator('#code_1').fill('SAV-100');
  await page.getByRole('button', { name: 'Another variant' }).click();
  await expect(page.locator('#code_2')).toBeVisible();
  await expect(page.locator('#code_1')).toHaveValue('SAV-100');
  await expect(page.locator('#hsCode')).toHaveValue('3401.19');

  await page.locator('#minimum').fill('20');
  await page.locator('#price_EUR_1').fill('6,40');
  await page.getByRole('button', { name: 'Save' }).last().click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('Named place');
  await expect(page.locator('#minimum')).toHaveValue('20');
  await page.locator('#incotermPlace').fill('Douala');
  await page.locator('#leadTimeDays').fill('30');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(summary).toContainText('say size, colour or grade');
  await page.locator('#size_1').fill('100 g');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('status')).toContainText('Saved');

  await page.getByRole('link', { name: 'Savon au beurre de karité' }).click();
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
  await seller.leave();
});

test('whoever saves goods at the foot of the form comes to what is wrong with them', async ({ browser }) => {
  const seller = await personAtWork(browser, 'seller');
  const { page } = seller;
  await signIn(seller);
  await page.goto('/en/seller/products/new');
  await page.getByRole('button', { name: 'Save' }).last().click();
  const summary = page.locator('main [role=alert]');
  await expect(summary).toBeFocused();
  await expect(summary).toBeInViewport();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).not.toBe('');
  await seller.leave();
});
