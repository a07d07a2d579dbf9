import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { personAtWork, signIn, signPaper } from './people';
import { e2eFacts } from './stack';

const folder = join(process.cwd(), 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
test.use({ trace: 'off' });

/** Pages by the name of their picture; those of `rooms` are seen by the person who is named. */
const publicPages = {
  markets: '',
  'goods-everywhere': '/goods',
  market: '/p/wouri',
  category: '/p/wouri/c/fruit',
  seasons: '/p/wouri/seasons',
  goods: '/p/wouri/g/dried-pineapple-rings',
  seller: '/p/wouri/s/femmes-de-bonaberi',
  'search-without-result': '/p/wouri?q=submarine',
  apply: '/p/wouri/apply',
  verify: '/verify',
  guide: '/guide',
  legal: '/legal',
  'sign-in': '/sign-in',
  'lost-key': '/sign-in/lost-key',
  'keys-guide': '/keys/guide',
};
const rooms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  seller: {
    'seller-today': '/today',
    products: '/seller/products',
    'product-editor': '/seller/products/new',
    mandates: '/mandates',
    keys: '/keys',
  },
  registrar: {
    chamber: '/chamber',
    applications: '/chamber/applications',
    members: '/chamber/members',
    'members-import': '/chamber/members/import',
    certificates: '/chamber/certificates',
    authorisations: '/chamber/authorisations',
    'products-review': '/chamber/products',
    synonyms: '/chamber/synonyms',
    figures: '/chamber/figures',
    'lost-keys': '/chamber/lost-keys',
  },
  finance: {
    finance: '/finance',
    statements: '/finance/statements',
    payments: '/finance/payments',
    payouts: '/finance/payouts',
    ledger: '/finance/ledger',
  },
  operator: {
    operator: '/operator',
    'operator-new-market': '/operator/portals/new',
    authorities: '/operator/authorities',
    'market-links': '/operator/links',
    'audit-log': '/operator/audit',
    health: '/operator/health',
  },
};

/** Wide and narrow, by day and by night, left to right and right to left: eight pictures "name-360-dark-ar.png". */
async function shoot(page: Page, name: string, path: string): Promise<void> {
  for (const locale of ['en', 'ar']) {
    await page.goto(`/${locale}${path}`, { waitUntil: 'networkidle' });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        const parts = [name, width, scheme === 'dark' ? 'dark' : '', locale === 'en' ? '' : locale];
        await page.screenshot({
          path: join(folder, `${parts.filter(Boolean).join('-')}.png`),
          fullPage: width === 360,
        });
      }
    }
  }
}

test('public pages', async ({ page }) => {
  for (const [name, path] of Object.entries(publicPages)) await shoot(page, name, path);
  await shoot(page, 'enrol', e2eFacts().enrolmentPath.slice('/fr'.length));
});

test('an order, from the form to the seal', async ({ browser }) => {
  const buyer = await personAtWork(browser, 'buyer');
  await signIn(buyer);
  const { page } = buyer;
  await page.goto('/en/p/wouri/g/dried-pineapple-rings');
  const form = await page.getByRole('link', { name: /order/i }).last().getAttribute('href');
  await shoot(page, 'order-form', form!.slice('/en'.length));
  await page.goto(form!);
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  const sign = new URL(page.url()).pathname;
  await shoot(page, 'sign', sign.slice('/en'.length));
  await page.goto(sign);
  await signPaper(page, 'Sign and place the order');
  await page.waitForURL(/did=placed/);
  const order = new URL(page.url()).pathname.slice('/en'.length);
  const pages = { order, 'order-verification': `${order}/verification`, orders: '/orders', today: '/today' };
  for (const [name, path] of Object.entries(pages)) await shoot(page, name, path);
  await shoot(page, 'saved-searches', '/buyer/searches');
  await buyer.leave();
});

for (const [key, pages] of Object.entries(rooms)) {
  test(`the pages of the ${key}`, async ({ browser }) => {
    const person = await personAtWork(browser, key);
    await signIn(person);
    for (const [name, path] of Object.entries(pages)) await shoot(person.page, name, path);
    await person.leave();
  });
}
