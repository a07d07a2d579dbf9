import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { personAtWork, signIn } from './people';
import { aWire } from './wire';

/** What a page costs a first visitor: requests, and bytes on the wire; a document to be signed is not of the page. */
async function weigh(
  page: Page,
  path: string,
): Promise<{ requests: number; bytes: number; withoutImages: number; scripts: number }> {
  const weights: Promise<{ type: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().startsWith('data:')) return;
    if (request.url().includes('/prepared/')) return;
    weights.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
        type: request.resourceType(),
        bytes: responseBodySize + responseHeadersSize,
      })),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const found = await Promise.all(weights);
  page.removeAllListeners('requestfinished');
  const sum = (list: typeof found) => list.reduce((total, { bytes }) => total + bytes, 0);
  return {
    requests: found.length,
    bytes: sum(found),
    withoutImages: sum(found.filter(({ type }) => type !== 'image')),
    scripts: found.filter(({ type }) => type === 'script').length,
  };
}

const pages = [
  '/fr',
  '/fr/goods',
  '/fr/p/wouri',
  '/fr/p/wouri/seasons',
  '/fr/p/wouri/c/fruit',
  '/fr/p/wouri/g/dried-pineapple-rings',
  '/fr/p/wouri/s/femmes-de-bonaberi',
];

for (const path of pages) {
  test(`${path} costs at most 20 KB, 8 requests and no script`, async ({ page }) => {
    const weight = await weigh(page, path);
    console.log(`${path}: ${JSON.stringify(weight)}`);
    expect(weight.scripts).toBe(0);
    expect(weight.requests).toBeLessThanOrEqual(8);
    expect(weight.withoutImages).toBeLessThanOrEqual(20 * 1024);
    expect(weight.bytes).toBeLessThanOrEqual(60 * 1024);
  });
}

for (const path of pages) {
  test(`${path} costs at most 20 KB and 2 requests where the browser saves data`, async ({ browser }) => {
    const context = await browser.newContext({ extraHTTPHeaders: { 'Save-Data': 'on' } });
    const weight = await weigh(await context.newPage(), path);
    expect(weight.requests).toBeLessThanOrEqual(2);
    expect(weight.bytes).toBeLessThanOrEqual(20 * 1024);
    await context.close();
  });
}

test('the reader’s switch takes the pictures away and brings them back, without script, where it was turned', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const pictures = () => page.locator('main img, main svg.plate').count();
  await page.goto('/en/p/wouri/c/fruit');
  expect(await pictures()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Without photographs' }).click();
  await page.waitForURL('**/en/p/wouri/c/fruit');
  expect(await pictures()).toBe(0);
  await page.getByRole('button', { name: 'With photographs' }).click();
  expect(await pictures()).toBeGreaterThan(0);
  await context.close();
});

test('the signing page costs at most 200 KB the first time and 15 KB again, apart from the document that is signed', async ({
  browser,
}) => {
  const wire = await aWire();
  const proxy = { server: wire.server };
  const buyer = await personAtWork(browser, 'buyer', undefined, { proxy });
  await signIn(buyer);
  const { page } = buyer;
  await page.goto('/en/p/wouri');
  await page
    .getByRole('link', { name: /Dried pineapple/ })
    .first()
    .click();
  await page.getByRole('link', { name: /order/i }).last().click();
  await page.getByRole('button', { name: 'Write the order' }).click();
  await page.waitForURL(/\/sign$/);
  const { pathname } = new URL(page.url());

  /** What opening the page costs in a page of its own, until the order is read out of its bytes and all is quiet. */
  const cost = async (context: BrowserContext) => {
    wire.sent.length = 0;
    const opened = await context.newPage();
    await opened.goto(pathname, { waitUntil: 'networkidle' });
    await expect(opened.locator('input[name^="consent-"]').first()).toBeVisible();
    const parts = wire.sent.filter(({ path }) => !path.includes('/prepared/'));
    await opened.close();
    return { bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
  };
  const fresh = await browser.newContext({ proxy, storageState: await buyer.context.storageState() });
  const first = await cost(fresh);
  const again = await cost(fresh);
  // where the key is kept, the service worker is at work too
  const onOwnDevice = await cost(buyer.context);
  console.log(`signing page: ${JSON.stringify({ first, again, onOwnDevice })}`);
  expect(first.bytes).toBeLessThanOrEqual(200 * 1024);
  expect(again.bytes).toBeLessThanOrEqual(15 * 1024);
  expect(onOwnDevice.bytes).toBeLessThanOrEqual(15 * 1024);
  await fresh.close();
  await buyer.leave();
  wire.close();
});
