import { expect, type Page, test } from '@playwright/test';
import { aTelephonePhoto } from '../src/files/testing/a-photo';
import { type PersonAtWork, personAtWork, signIn } from './people';

test.describe.configure({ mode: 'serial' });

/** A seller hangs photos beside her goods: with script over a line that breaks, and without script at all. */
test.describe('photos of goods', () => {
  let seller: PersonAtWork;
  let goods = '';
  let photos = '';

  test.beforeAll(async ({ browser }) => {
    seller = await personAtWork(browser, 'seller', { width: 360, height: 780 });
    await signIn(seller);
    const { page } = seller;
    await page.goto('/en/p/wouri');
    await page
      .getByRole('link', { name: /Dried pineapple/ })
      .first()
      .click();
    await page.waitForURL(/\/g\//);
    goods = new URL(page.url()).pathname;
    const order = await page.locator('a[href*="orders/new?product="]').getAttribute('href');
    photos = `/en/seller/products/${order?.split('product=')[1]}/photos`;
  });
  test.afterAll(() => seller.leave());

  test('a photo is made small on the telephone and goes on where a broken line stopped it', async () => {
    const { page } = seller;
    await page.goto(photos);
    let parts = 0;
    let sent = 0;
    await page.route('**/api/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      parts++;
      sent += route.request().postDataBuffer()?.length ?? 0;
      return parts === 2 ? route.abort('connectionreset') : route.continue();
    });
    const photo = await aTelephonePhoto({ width: 4000, height: 3000 });
    await page
      .getByLabel('Photo', { exact: true })
      .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
    await expect(page.getByText(/The photo has arrived/)).toBeVisible({ timeout: 60_000 });
    expect(sent).toBeLessThan(photo.length / 2);
    await describeIt(page, 'Rings of dried pineapple on a rack');
    await page.getByRole('button', { name: 'Add this photo' }).click();
    await page.waitForURL(/did=added/, { timeout: 60_000 });
    await expect(page.getByRole('status').filter({ hasText: 'hangs beside your goods' })).toBeVisible();
  });

  test('buyers see it without script, at the weight a page may have', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const answered = page.waitForResponse(/\/photos\/[0-9a-f]{64}\/detail\.avif$/);
    await page.goto(goods);
    const answer = await answered;
    expect(answer.headers()['content-type']).toBe('image/avif');
    expect(answer.headers()['cache-control']).toContain('immutable');
    expect((await answer.body()).length).toBeLessThanOrEqual(25_000);
    await expect(page.getByRole('img', { name: 'Rings of dried pineapple on a rack' })).toBeVisible();
    await page.screenshot({ path: 'test-results/photo-of-goods.png' });
    await context.close();
  });

  test('without script the plain form does the same, keeps what was typed, and refuses in words', async ({
    browser,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await seller.context.storageState(),
      locale: 'en-GB',
    });
    const page = await context.newPage();
    await page.goto(photos);
    await describeIt(page, 'A drawing');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await page
      .getByLabel('Photo', { exact: true })
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: svg });
    await page.getByRole('button', { name: 'Add this photo' }).click();
    await expect(page.getByRole('alert')).toContainText('an SVG drawing, which is not taken here');
    await expect(page.getByLabel(/to be seen on it \(English\)/).last()).toHaveValue('A drawing');
    await describeIt(page, 'The drying house');
    const photo = await aTelephonePhoto({ width: 1200, height: 900, seed: 7 });
    await page
      .getByLabel('Photo', { exact: true })
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByRole('button', { name: 'Add this photo' }).click();
    await page.waitForURL(/did=added/, { timeout: 60_000 });
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.screenshot({ path: 'test-results/photos-of-seller.png', fullPage: true });
    await page.getByRole('button', { name: 'Take this photo down' }).last().click();
    await page.waitForURL(/did=removed/);
    await expect(page.getByRole('button', { name: 'Take this photo down' })).toHaveCount(1);
    await context.close();
  });
});

async function describeIt(page: Page, words: string): Promise<void> {
  const add = page.locator('#add');
  for (const field of await add.getByLabel(/to be seen on it/).all()) await field.fill(words);
}
