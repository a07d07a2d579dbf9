import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { openKeyFile } from './people';
import { e2eFacts, e2ePort } from './stack';

const origin = `http://localhost:${e2ePort}`;

/** A shared computer: its browser writes to a disk of its own, which is searched when the member has left. */
test('a member at a telecentre leaves nothing behind', async ({ browserName: _ }, { project }) => {
  const disk = await mkdtemp(join(tmpdir(), 'telecentre-'));
  const { launchOptions } = project.use;
  const context = await chromium.launchPersistentContext(disk, {
    ...launchOptions,
    baseURL: origin,
    locale: 'en-GB',
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    const member = e2eFacts().people.find(({ key }) => key === 'seller')!;
    await enterWithFile(page, context, member.file!);
    await expect(page.getByRole('heading', { level: 1, name: /^Today/ })).toBeVisible({ timeout: 60_000 });
    const name = (await page.locator('footer bdi').first().textContent())!;
    await page.goto('/en/orders');
    await expect(page.getByText('Nothing is kept on this device')).toBeVisible();
    await page.goto('/en/keys');
    await expect(page.getByText('No key is kept in this browser')).toBeVisible();
    const serial = (await page.getByText('Serial number').first().textContent())!.split(' ').at(-1)!;

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/en');
    await nothingKept(page, context);
    expect(downloads).toEqual([]);

    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in with your key');
    await expect(page.getByText(name)).toHaveCount(0);
    // the key that was open in the page is gone with it: the file is asked for again
    await expect(page.getByLabel('Key file', { exact: true })).toBeVisible();
    await expect(page.getByText(serial)).toHaveCount(0);

    await context.close();
    expect(filesWith(disk, serial)).toEqual([]);
  } finally {
    await context.close();
    await rm(disk, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function enterWithFile(page: Page, context: BrowserContext, keyFile: string): Promise<void> {
  await page.goto('/en/sign-in');
  await openKeyFile({ page, context, keyFile, leave: async () => {} }, false);
  await expect(page.getByLabel('Keep nothing on this computer')).toBeChecked();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 60_000 });
}

/** No database, no cache of ours, no storage and no cookie. */
async function nothingKept(page: Page, context: BrowserContext): Promise<void> {
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map((database) => database.name),
    caches: await caches.keys(),
    local: { ...localStorage },
    session: Object.keys(sessionStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(kept).toEqual({ databases: [], caches: [], local: {}, session: [], workers: 0 });
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual([]);
}

/** The files of the browser's disk that hold this text, in the form it is kept in: what only a member page says. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => readFileSync(path).includes(text));
}
