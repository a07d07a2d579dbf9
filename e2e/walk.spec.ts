import { expect, type Page, test } from '@playwright/test';
import { findings } from './axe';
import { type PagePattern, pagePatterns } from './page-patterns';
import { personAtWork, signIn } from './people';
import { e2eFacts } from './stack';

test.use({ bypassCSP: true, trace: 'off' });
test.setTimeout(240_000);
const patterns = pagePatterns();

/** Follows the links of a room from page to page, one of each kind, in French and in Arabic on a small telephone. */
async function walk(page: Page, room: string, starts: readonly string[]): Promise<Walked> {
  await page.setViewportSize({ width: 360, height: 740 });
  const seen = new Set<PagePattern>();
  const wrong: string[] = [];
  const waiting = [...starts];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patterns.find((one) => one.matches(path!.split('?')[0]!));
    if (!pattern?.isPage || pattern.room !== room || seen.has(pattern)) continue;
    seen.add(pattern);
    for (const locale of ['fr', 'ar']) {
      wrong.push(...(await looked(page, `/${locale}${path}`)));
      if (locale === 'fr') waiting.push(...(await linksOf(page)));
    }
  }
  return { seen: [...seen].map((one) => one.path), wrong };
}

interface Walked {
  readonly seen: readonly string[];
  readonly wrong: readonly string[];
}

async function looked(page: Page, address: string): Promise<string[]> {
  const answer = await page.goto(address);
  if (answer?.status() !== 200) return [`${address}: answered ${answer?.status()}`];
  const found = (await findings(page)).map((finding) => `${address}: ${finding}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 360 ? [...found, `${address}: ${width} pixels wide`] : found;
}

async function linksOf(page: Page): Promise<string[]> {
  const paths = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not(svg a)')].map((link) => link.pathname),
  );
  return paths.filter((path) => path.startsWith('/fr')).map((path) => path.slice('/fr'.length));
}

/** The pages of a room that have one address; each is looked at. Pages of one thing are, where a link leads to one. */
const addressesOf = (room: string) =>
  patterns.filter((one) => one.isPage && one.room === room && !one.path.includes('[')).map((one) => one.path);

function missed(room: string, walks: readonly Walked[]): string[] {
  const seen = new Set(walks.flatMap((one) => one.seen));
  return addressesOf(room).filter((path) => !seen.has(path));
}

test('every public page has nothing that axe objects to, and fits a small telephone, in French and Arabic', async ({
  page,
}) => {
  await page.goto('/fr/p/wouri/apply');
  await page.locator('input[name=email]').fill('promenade@example.org');
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/apply\/[^/]+$/);
  const application = new URL(page.url()).pathname.slice('/fr'.length);
  const walked = await walk(page, 'public', [
    ...addressesOf('public'),
    application,
    '/p/wouri/g/dried-pineapple-rings',
  ]);
  expect(walked.wrong).toEqual([]);
  expect(missed('public', [walked])).toEqual([]);
});

test('so has every page of members', async ({ browser, page }) => {
  await loseAKey(page);
  const walks = [
    await walk(page, 'member', ['/sign-in', '/sign-in/lost-key', e2eFacts().enrolmentPath.slice(3)]),
  ];
  for (const key of ['buyer', 'seller']) {
    const person = await personAtWork(browser, key, undefined, { bypassCSP: true });
    await signIn(person);
    walks.push(await walk(person.page, 'member', await startsOf(person.page, key)));
    await person.leave();
  }
  expect(walks.flatMap((one) => one.wrong)).toEqual([]);
  expect(missed('member', walks)).toEqual([]);
});

/** So that the chamber has a case to look at. */
async function loseAKey(page: Page): Promise<void> {
  await page.goto('/en/sign-in/lost-key');
  await page.locator('select[name=portal]').selectOption({ index: 1 });
  await page.locator('input[name=name]').fill('Promenade');
  await page.locator('input[name=email]').fill('promenade@example.org');
  await page.locator('main form button').last().click();
  await page.waitForURL(/sent=1/);
}

/** Where a member's links begin; an order that waits to be signed is written down for it. */
async function startsOf(page: Page, key: string): Promise<string[]> {
  const own = ['/today', '/orders', '/mandates', '/keys', '/keys/device', '/keys/renew', '/keys/guide'];
  if (key === 'seller')
    return [...own, '/seller/products', '/seller/products/new', '/seller/products/import'];
  await page.goto('/en/p/wouri/g/dried-pineapple-rings');
  const form = new URL(
    (await page.getByRole('link', { name: /order/i }).last().getAttribute('href'))!,
    page.url(),
  );
  await page.goto(form.href);
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  return [
    ...own,
    new URL(page.url()).pathname.slice('/en'.length),
    form.pathname.slice('/en'.length) + form.search,
    '/buyer/searches',
  ];
}

for (const [room, key] of [
  ['chamber', 'registrar'],
  ['finance', 'finance'],
  ['operator', 'operator'],
] as const) {
  test(`so has every page of the room ${room}`, async ({ browser }) => {
    const person = await personAtWork(browser, key, undefined, { bypassCSP: true });
    await signIn(person);
    const walked = await walk(person.page, room, addressesOf(room));
    await person.leave();
    expect(walked.wrong).toEqual([]);
    expect(missed(room, [walked])).toEqual([]);
  });
}
