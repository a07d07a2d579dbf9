import { expect, type Page, test } from '@playwright/test';
import { findings } from './axe';
import { personAtWork, signIn } from './people';

const publicPaths = [
  '',
  '/goods',
  '/p/wouri',
  '/p/wouri/g/dried-pineapple-rings',
  '/verify',
  '/guide',
  '/p/wouri/apply',
];
const memberPaths = ['/today', '/orders', '/keys', '/mandates', '/seller/products/new'];

/** axe on every page is in walk.spec.ts, the keyboard in walk-by-keyboard.spec.ts. */
test('at 200 % no page has to be pushed sideways', async ({ browser }) => {
  const half = { width: 640, height: 450 };
  const seller = await personAtWork(browser, 'seller', half, { deviceScaleFactor: 2 });
  for (const path of publicPaths) await fits(seller.page, `/fr${path}`, half.width);
  await signIn(seller);
  for (const path of memberPaths) await fits(seller.page, `/fr${path}`, half.width);
  await seller.leave();
});

test('letters twice as large stay on the page', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of publicPaths) {
    await page.goto(`/en${path}`);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await widthOf(page), path).toBeLessThanOrEqual(1280);
  }
});

test('on a telephone the top of a member’s page is low, and its menu opens by keyboard', async ({
  browser,
}) => {
  const seller = await personAtWork(browser, 'seller', { width: 360, height: 740 }, { bypassCSP: true });
  const { page } = seller;
  await signIn(seller);
  for (const locale of ['fr', 'ar']) {
    await page.goto(`/${locale}/orders`);
    expect((await page.locator('.masthead').boundingBox())!.height).toBeLessThanOrEqual(110);
    await page.locator('.menu-open').press('Enter');
    await expect(page.locator('.menu [aria-current=page]')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(360);
    await page.keyboard.press('Tab');
    await expect(page.locator('.menu-close')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.menu')).toBeHidden();
    await expect(page.locator('.menu-open')).toBeFocused();
  }
  await seller.leave();
});

test('on a telephone the rooms of a chamber are one line, which says where one is', async ({ browser }) => {
  const registrar = await personAtWork(
    browser,
    'registrar',
    { width: 360, height: 740 },
    { bypassCSP: true },
  );
  const { page } = registrar;
  await signIn(registrar);
  for (const locale of ['fr', 'ar']) {
    await page.goto(`/${locale}/chamber/members`);
    const rooms = page.locator('.rooms');
    expect((await rooms.boundingBox())!.height).toBeLessThanOrEqual(70);
    const here = (await rooms.locator('.menu-open').textContent())!;
    await rooms.locator('.menu-open').press('Enter');
    await expect(rooms.locator('[aria-current=page]')).toHaveText(here);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(rooms.locator('.menu')).toBeHidden();
  }
  await registrar.leave();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in forced colours, ${colorScheme}, what is said by colour is still seen`, async ({ browser }) => {
    const seller = await personAtWork(browser, 'seller', undefined, { forcedColors: 'active', colorScheme });
    const { page } = seller;
    await page.goto('/en/sign-in');
    expect(await againstCanvas(page, '.button', 'borderTopColor')).toBe('seen');
    expect(await againstCanvas(page, '.input', 'borderTopColor')).toBe('seen');
    await page.locator('.input').first().focus();
    expect(await againstCanvas(page, '.input', 'outlineColor')).toBe('seen');
    await page.goto('/en/p/wouri/g/dried-pineapple-rings');
    expect(await againstCanvas(page, '.season-on', 'fill')).toBe('seen');
    expect(await againstCanvas(page, '.rosette', 'stroke')).toBe('seen');
    await signIn(seller);
    await page.goto('/en/seller/products');
    expect(await againstCanvas(page, '.status', 'color')).toBe('seen');
    await seller.leave();
  });
}

test('on paper there is the document, and nothing to press', async ({ browser }) => {
  const seller = await personAtWork(browser, 'seller');
  await signIn(seller);
  const { page } = seller;
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const path of [
    '/en',
    '/en/p/wouri',
    '/en/p/wouri/g/dried-pineapple-rings',
    '/en/seller/products',
    '/en/orders',
    '/en/guide',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect(
      page.locator('nav:visible, button:visible, form:visible, .button:visible'),
      path,
    ).toHaveCount(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), path).toBe(
      'rgb(255, 255, 255)',
    );
  }
  await seller.leave();
});

test('a page that is not there says so to a member in their language', async ({ browser }) => {
  const seller = await personAtWork(browser, 'seller');
  const { page } = seller;
  await signIn(seller);
  for (const [locale, dir, words] of [
    ['fr', 'ltr', 'Cette page n’existe pas'],
    ['ar', 'rtl', 'هذه الصفحة غير موجودة'],
  ] as const) {
    await page.goto(`/${locale}/orders/00000000-0000-4000-8000-000000000000`);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
  }
  await seller.leave();
});

test('the way in is closed to those who are not signed in', async ({ browser }) => {
  const { page, leave } = await personAtWork(browser, 'buyer');
  for (const path of ['/today', '/orders', '/mandates', '/chamber', '/finance', '/operator']) {
    await page.goto(`/en${path}`);
    await expect(page).toHaveURL(/sign-in/);
  }
  await leave();
});

async function fits(page: Page, address: string, width: number): Promise<void> {
  await page.goto(address);
  expect(await widthOf(page), address).toBeLessThanOrEqual(width);
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** Is this colour told apart from the ground of the page by 3 : 1 (WCAG 2.2, 1.4.11)? */
async function againstCanvas(page: Page, selector: string, property: string): Promise<'seen' | string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const probe = document.body.appendChild(document.createElement('div'));
      probe.style.backgroundColor = 'Canvas';
      const ground = getComputedStyle(probe).backgroundColor;
      probe.remove();
      const mark = getComputedStyle(element)[name as 'color'];
      const light = (color: string) =>
        (color.match(/[\d.]+/g) ?? [])
          .slice(0, 3)
          .map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
      const [lesser, greater] = [light(mark), light(ground)].toSorted((a, b) => a - b) as [number, number];
      return (greater + 0.05) / (lesser + 0.05) >= 3 ? 'seen' : `${name} ${mark} on ${ground}`;
    }, property);
}
