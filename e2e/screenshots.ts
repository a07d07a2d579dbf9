import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { personAtWork, signIn, signPaper } from './people';

const folder = join(process.cwd(), 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });

/** A page wide and narrow, by day and by night, left to right and right to left. */
async function shoot(
  page: Page,
  name: string,
  path: string,
  locales: readonly string[] = ['en', 'ar'],
): Promise<void> {
  for (const locale of locales) {
    for (const [width, scheme] of [
      [1280, 'light'],
      [360, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`/${locale}${path}`, { waitUntil: 'networkidle' });
      const suffix = [width, scheme === 'dark' ? 'dark' : '', locale === 'en' ? '' : locale]
        .filter(Boolean)
        .join('-');
      await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: width === 360 });
    }
  }
}

test('public pages', async ({ page }) => {
  await shoot(page, 'markets', '');
  await shoot(page, 'market', '/p/wouri');
  await shoot(page, 'goods', '/p/wouri/g/dried-pineapple-rings');
  await shoot(page, 'seller', '/p/wouri/s/femmes-de-bonaberi', ['en']);
  await shoot(page, 'verify', '/verify', ['en']);
  await shoot(page, 'apply', '/p/wouri/apply', ['en']);
});

test('the pages of buyer, seller, chamber and finance', async ({ browser }) => {
  const buyer = await personAtWork(browser, 'buyer');
  await signIn(buyer);
  const { page } = buyer;
  await page.goto('/en/p/wouri/g/dried-pineapple-rings');
  await page.getByRole('link', { name: /order/i }).last().click();
  await page.screenshot({ path: join(folder, 'order-form-1280.png') });
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, 'sign-1280.png'), fullPage: true });
  await signPaper(page, 'Sign and place the order');
  await page.waitForURL(/did=placed/);
  const order = new URL(page.url()).pathname.replace('/en', '');
  await shoot(page, 'order', order);
  await shoot(page, 'today', '/today');
  await buyer.leave();
  for (const [key, pages] of Object.entries({
    registrar: {
      chamber: '/chamber',
      applications: '/chamber/applications',
      certificates: '/chamber/certificates',
    },
    finance: { finance: '/finance', statements: '/finance/statements' },
    seller: { products: '/seller/products' },
  })) {
    const person = await personAtWork(browser, key);
    await signIn(person);
    for (const [name, path] of Object.entries(pages)) await shoot(person.page, name, path, ['en']);
    await person.leave();
  }
});
