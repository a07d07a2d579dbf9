import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
} from '@playwright/test';
import { e2eFacts } from './stack';

/** A person at their own computer: a browser of their own, with their key file on a stick. */
export interface PersonAtWork {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly keyFile: string | null;
  leave(): Promise<void>;
}

export async function personAtWork(
  browser: Browser,
  key: string,
  viewport = { width: 1280, height: 900 },
  more: BrowserContextOptions = {},
): Promise<PersonAtWork> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', ...more });
  const page = await context.newPage();
  const person = e2eFacts().people.find((candidate) => candidate.key === key);
  return { page, context, keyFile: person?.file ?? null, leave: () => context.close() };
}

/** Signs in with a key file. `keep` leaves the key in this browser, otherwise it is forgotten with the page. */
export async function signIn(
  person: PersonAtWork,
  options: { keep?: boolean; next?: string } = {},
): Promise<void> {
  const { page } = person;
  await page.goto(`/en/sign-in${options.next ? `?next=${encodeURIComponent(options.next)}` : ''}`);
  await openKeyFile(person, options.keep ?? true);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 60_000 });
}

/** Fills in the fields that open a key file, where they are shown. */
export async function openKeyFile({ page, keyFile }: PersonAtWork, keep: boolean): Promise<void> {
  await page.getByLabel('Key file', { exact: true }).setInputFiles(keyFile!);
  await page.getByLabel('Passphrase of the key file').fill(e2eFacts().passphrase);
  const forget = page.getByLabel('Keep nothing on this computer');
  if (keep) await forget.uncheck();
}

/** Reads the paper, agrees to the three statements and signs with the key kept in this browser. */
export async function signPaper(page: Page, action: string): Promise<void> {
  await expect(page.getByText('Fetching the document')).toHaveCount(0, { timeout: 30_000 });
  const consents = page.locator('input[name^="consent-"]');
  await expect(consents.first()).toBeVisible({ timeout: 30_000 });
  for (const box of await consents.all()) await box.check();
  await page.getByRole('button', { name: action }).click();
}
