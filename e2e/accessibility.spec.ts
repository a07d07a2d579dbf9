import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { personAtWork, signIn } from './people';
import { e2eFacts } from './stack';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds against WCAG 2.2 A and AA, as "rule: element". Injected past the page's own policy. */
async function findings(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    new Function(source).call(window);
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, axe);
}

test.use({ bypassCSP: true });

const publicPaths = [
  '',
  '/p/wouri',
  '/p/wouri/g/dried-pineapple-rings',
  '/verify',
  '/legal',
  '/p/wouri/apply',
];

for (const locale of ['fr', 'ar']) {
  test(`public pages in ${locale} have nothing that axe objects to, and fit a small phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of publicPaths) {
      const answer = await page.goto(`/${locale}${path}`);
      expect(answer?.status(), path).toBe(200);
      expect(await findings(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
  });
}

const rooms = {
  buyer: ['/today', '/orders', '/keys'],
  seller: ['/today', '/seller/products'],
  registrar: ['/chamber', '/chamber/members', '/chamber/certificates', '/chamber/applications'],
  finance: ['/finance', '/finance/statements', '/finance/ledger', '/finance/payouts'],
};

for (const [key, paths] of Object.entries(rooms)) {
  test(`the pages of the ${key} have nothing that axe objects to, in two languages`, async ({ browser }) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const person = {
      page,
      context,
      keyFile: e2eFacts().people.find((one) => one.key === key)!.file,
      leave: () => context.close(),
    };
    await signIn(person);
    for (const locale of ['en', 'ar']) {
      for (const path of paths) {
        const answer = await page.goto(`/${locale}${path}`);
        expect(answer?.status(), path).toBe(200);
        expect(await findings(page), `${locale}${path}`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${locale}${path}`,
        ).toBeLessThanOrEqual(360);
      }
    }
    await person.leave();
  });
}

test('the way in is closed to those who are not signed in', async ({ browser }) => {
  const { page, leave } = await personAtWork(browser, 'buyer');
  for (const path of ['/today', '/orders', '/chamber', '/finance']) {
    await page.goto(`/en${path}`);
    await expect(page).toHaveURL(/sign-in/);
  }
  await leave();
});
