import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { askToRecognise, hasOpenssl, invitePaul, NationalCa } from './national-ca';
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
  maker: '/p/wouri/m/solange-dikoume',
  'search-without-result': '/p/wouri?q=submarine',
  apply: '/p/wouri/apply',
  verify: '/verify',
  guide: '/guide',
  legal: '/legal',
  'sign-in': '/sign-in',
  'lost-key': '/sign-in/lost-key',
  'keys-guide': '/keys/guide',
};
/** The first page that a list leads to, or a page below that one: whatever the demo has there. */
interface FirstOf {
  readonly list: string;
  readonly of?: string;
  readonly below?: string;
}
const rooms: Readonly<Record<string, Readonly<Record<string, string | FirstOf>>>> = {
  seller: {
    'seller-today': '/today',
    products: '/seller/products',
    'product-editor': '/seller/products/new',
    product: { list: '/seller/products' },
    'product-photos': { list: '/seller/products', below: '/photos' },
    'product-versions': { list: '/seller/products', below: '/history' },
    'products-import': '/seller/products/import',
    mandates: '/mandates',
    keys: '/keys',
    'keys-device': '/keys/device',
    'keys-renew': '/keys/renew',
  },
  registrar: {
    chamber: '/chamber',
    applications: '/chamber/applications',
    application: { list: '/chamber/applications' },
    members: '/chamber/members',
    member: { list: '/chamber/members' },
    'members-import': '/chamber/members/import',
    certificates: '/chamber/certificates',
    certificate: { list: '/chamber/certificates' },
    origin: '/chamber/origin',
    authorisations: '/chamber/authorisations',
    'products-review': '/chamber/products',
    synonyms: '/chamber/synonyms',
    figures: '/chamber/figures',
    'lost-keys': '/chamber/lost-keys',
  },
  finance: {
    finance: '/finance',
    'statement-line': { list: '/finance', of: '/finance/lines' },
    statements: '/finance/statements',
    payments: '/finance/payments',
    'trail-of-money': { list: '/finance/payments', of: '/finance/orders' },
    payouts: '/finance/payouts',
    ledger: '/finance/ledger',
    account: { list: '/finance/ledger' },
  },
  operator: {
    operator: '/operator',
    'operator-new-market': '/operator/portals/new',
    authorities: '/operator/authorities',
    authority: { list: '/operator/authorities' },
    'authority-new': '/operator/authorities/new',
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

/** The path of a page without its language; null where the demo has nothing in that list. */
async function pathOf(page: Page, at: string | FirstOf): Promise<string | null> {
  if (typeof at === 'string') return at;
  await page.goto(`/en${at.list}`);
  const paths = await page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const one = new RegExp(`^/en${at.of ?? at.list}/[\\w-]*\\d[\\w-]*$`);
  const found = paths.find((path) => one.test(path));
  return found ? found.slice('/en'.length) + (at.below ?? '') : null;
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

test('goods in stock, and orders for more than is left', async ({ browser }) => {
  const buyer = await personAtWork(browser, 'buyer');
  await signIn(buyer);
  const { page } = buyer;
  await shoot(page, 'goods-in-stock', '/p/wouri/g/oku-white-honey');
  await page.goto('/en/p/wouri/g/oku-white-honey');
  const form = await page.getByRole('link', { name: /order/i }).last().getAttribute('href');
  const ask = async (quantity: string) => {
    await page.goto(form!);
    await page
      .getByLabel(/^Quantity in/)
      .first()
      .fill(quantity);
    await page.getByRole('button', { name: 'Write the order' }).click();
    await page.waitForURL(/refused=|\/sign$/);
    return page.url().slice(page.url().indexOf('/en/') + '/en'.length);
  };
  await shoot(page, 'order-form-more-than-left', await ask('400'));
  const late = await ask('200');
  await ask('200');
  await signPaper(page, 'Sign and place the order');
  await page.waitForURL(/did=placed/);
  await shoot(page, 'order-too-late', late);
  await buyer.leave();
});

test('a key of another authority', async ({ browser, page }) => {
  test.skip(!hasOpenssl, 'openssl plays the national CA');
  const ca = new NationalCa();
  const operator = await personAtWork(browser, 'operator');
  await signIn(operator);
  await shoot(operator.page, 'authority-recognise', '/operator/authorities/recognise');
  await operator.page.goto('/en/operator/authorities/recognise');
  await askToRecognise(operator.page, ca, false);
  await operator.page.waitForURL(/refused=/);
  const { pathname, search } = new URL(operator.page.url());
  await shoot(operator.page, 'authority-not-recognised', pathname.slice('/en'.length) + search);
  await operator.page.goto('/en/operator/authorities/recognise');
  await askToRecognise(operator.page, ca, true);
  await operator.page.waitForURL(/did=recognised/);
  const recognised = new URL(operator.page.url());
  await shoot(
    operator.page,
    'authority-recognised',
    recognised.pathname.slice('/en'.length) + recognised.search,
  );
  await operator.leave();
  const registrar = await personAtWork(browser, 'registrar');
  await signIn(registrar);
  const invitation = await invitePaul(registrar.page);
  await registrar.leave();
  await shoot(page, 'enrol-recognised', invitation.slice('/en'.length));
  await shoot(page, 'enrol-own-key', `${invitation.slice('/en'.length)}?key=mine`);
});

for (const [key, pages] of Object.entries(rooms)) {
  test(`the pages of the ${key}`, async ({ browser }) => {
    const person = await personAtWork(browser, key);
    await signIn(person);
    for (const [name, at] of Object.entries(pages)) {
      const path = await pathOf(person.page, at);
      if (path === null) console.warn(`${name}: nothing there to be shown`);
      else await shoot(person.page, name, path);
    }
    await person.leave();
  });
}
