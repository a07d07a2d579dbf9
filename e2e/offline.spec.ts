import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { type PersonAtWork, personAtWork, signIn, signPaper } from './people';

/** The buyer on their own telephone, which keeps their key; the line comes and goes. */
test.describe
  .serial('without network', () => {
    let buyer: PersonAtWork;
    let order = '';
    const goods = '/en/p/wouri/g/dried-pineapple-rings';

    test.beforeAll(async ({ browser }) => {
      buyer = await personAtWork(browser, 'buyer');
      await signIn(buyer);
    });
    test.afterAll(() => buyer.leave());

    test('a market is installed under its own name, with icons that a mask may cut', async () => {
      const { page } = buyer;
      const address = await page.locator('link[rel=manifest]').getAttribute('href');
      const manifest = (await (await page.request.get(address!)).json()) as {
        name: string;
        start_url: string;
        icons: { src: string; purpose: string }[];
      };
      expect(manifest.name).toBe('Wouri');
      expect(manifest.start_url).toBe('/en/today');
      expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
      for (const { src } of manifest.icons) await isPicture(await page.request.get(src));
      await isPicture(
        await page.request.get((await page.locator('link[rel=apple-touch-icon]').getAttribute('href'))!),
      );
      expect((await page.request.get('/icons/nowhere/192.png')).status()).toBe(404);
    });

    test('what was typed into the order form is put back, and is not sent without network', async () => {
      const { page, context } = buyer;
      await workerIsThere(page);
      await page.goto(goods);
      await page.getByRole('link', { name: /order/i }).last().click();
      await page.locator('textarea[name=note]').fill('Please pack in sacks of 25 kg');
      await page.reload();
      await expect(page.getByText(/What you typed on .* was put back/)).toBeVisible();
      await expect(page.locator('textarea[name=note]')).toHaveValue('Please pack in sacks of 25 kg');
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Write the order' }).click();
      await expect(page.getByText('No network: nothing was sent')).toBeVisible();
      await context.setOffline(false);
      await page.getByRole('button', { name: 'Write the order' }).click();
      await page.waitForURL(/\/sign$/);
      await expect(page.getByText('Please pack in sacks of 25 kg')).toBeVisible();
      expect(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))).toEqual([]);
    });

    test('a signature waits for the network, and then the document is fetched, shown and hashed again', async () => {
      const { page, context } = buyer;
      const fetched: string[] = [];
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/prepared/')) fetched.push(request.url());
        if (request.method() === 'POST') sent.push(request.url());
      });
      const sign = page.getByRole('button', { name: 'Sign and place the order' });
      for (const box of await page.locator('input[name^="consent-"]').all()) await box.check();
      await context.setOffline(true);
      await expect(page.getByText('There is no network. You can read the document')).toBeVisible();
      await expect(sign).toBeDisabled();
      await context.setOffline(false);
      await expect(sign).toBeEnabled();
      expect(fetched).toHaveLength(1);
      expect(await page.locator('input[name^="consent-"]:checked').count()).toBe(0);

      // the key takes its time, and meanwhile the network goes and comes back: what it signed is not sent
      await page.evaluate(() => {
        const { sign } = SubtleCrypto.prototype;
        SubtleCrypto.prototype.sign = async function (...all) {
          SubtleCrypto.prototype.sign = sign;
          await new Promise((done) => setTimeout(done, 4000));
          return sign.apply(this, all);
        };
      });
      await signPaper(page, 'Sign and place the order');
      await context.setOffline(true);
      await context.setOffline(false);
      await expect(sign).toBeEnabled();
      expect(await page.locator('input[name^="consent-"]:checked').count()).toBe(0);
      await page.waitForTimeout(5000);
      expect(sent).toEqual([]);

      await page.route('**/sign', (route) =>
        route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
      );
      await signPaper(page, 'Sign and place the order');
      await expect(page.getByText('The network went away before the answer came')).toBeVisible();
      await page.unroute('**/sign');
      await page.waitForTimeout(500);
      expect(sent).toHaveLength(1);
      await page.getByRole('button', { name: 'Fetch the document again' }).click();
      await signPaper(page, 'Sign and place the order');
      await page.waitForURL(/did=placed/);
      expect(fetched).toHaveLength(3);
      order = new URL(page.url()).pathname;
      page.removeAllListeners('request');
    });

    test('goods and guides that were read stay readable; orders only where the member says so', async () => {
      const { page, context } = buyer;
      await page.goto(goods);
      await page.goto(order);
      await context.setOffline(true);
      await page.goto(goods);
      await expect(page.getByText(/No network: this is the page as of/)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Dried pineapple');
      await page.goto('/en/guide');
      await expect(page.getByRole('heading', { name: 'Selling' })).toBeVisible();
      await page.goto(order);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No network');
      await expect(page.getByRole('link', { name: /Dried pineapple/ })).toBeVisible();

      await context.setOffline(false);
      await page.goto('/en/orders');
      await page.getByLabel('Keep my orders readable here without network').click();
      await expect(page.getByLabel('Keep my orders readable here without network')).toBeChecked();
      await page.goto(order);
      const number = (await page.getByRole('heading', { level: 1 }).textContent())!;
      await context.setOffline(true);
      await page.goto(order);
      await expect(page.getByText(/No network: this is the page as of/)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
      await page.goto('/en/orders');
      await expect(page.getByText(/No network: this is the page as of/)).toBeVisible();
    });

    test('a form on a copy is not sent and not queued; signing out takes the orders away', async () => {
      const { page, context } = buyer;
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('Without network nothing was sent')).toBeVisible();
      await page.goto(order);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No network');
      await context.setOffline(false);
      await page.goto('/en/orders');
      await expect(page.getByLabel('Keep my orders readable here without network')).toBeChecked();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL('**/en');
      const kept = await page.evaluate(async () => {
        const mine = (await caches.keys()).filter((name) => name.startsWith('mine '));
        return Promise.all(mine.map(async (name) => (await (await caches.open(name)).keys()).length));
      });
      expect(kept).toEqual([0]);
    });
  });

async function isPicture(answer: APIResponse): Promise<void> {
  expect(answer.headers()['content-type']).toBe('image/png');
  expect((await answer.body()).length).toBeLessThan(20_000);
}

/** The worker has started and sees what the page asks for. */
async function workerIsThere(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller,
  );
}
