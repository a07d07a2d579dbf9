import { expect, type Page, test } from '@playwright/test';
import { personAtWork, signIn } from './people';

// a trace of every press takes longer than the presses
test.use({ trace: 'off' });

test('an order is found, written and signed with the keyboard alone', async ({ browser }) => {
  const buyer = await personAtWork(browser, 'buyer');
  await signIn(buyer);
  const { page } = buyer;
  await page.goto('/en/p/wouri');

  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await expect(page.locator('.skip')).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);

  await tabTo(page, (focused) => focused.role === 'searchbox');
  await page.keyboard.type('pineapple');
  await go(page, /q=pineapple/);
  await tabTo(page, ({ name }) => /^Dried pineapple/.test(name));
  await go(page, /\/g\/dried-pineapple/);
  await tabTo(page, ({ name, href }) => /order/i.test(name) && href.includes('/orders/new'));
  await go(page, /\/orders\/new/);
  await tabTo(page, ({ name }) => name === 'Write the order');
  await go(page, /\/sign$/);

  await expect(page.locator('input[name^="consent-"]').first()).toBeVisible();
  for (const consent of ['electronic', 'document', 'privacy']) {
    await tabTo(page, ({ id }) => id === `consent-${consent}`);
    await page.keyboard.press('Space');
  }
  await tabTo(page, ({ name }) => name === 'Sign and place the order');
  await go(page, /did=placed/);
  await buyer.leave();
});

test('a wrong passphrase is said, and the keyboard stays where it was', async ({ browser }) => {
  const seller = await personAtWork(browser, 'seller');
  const { page } = seller;
  await page.goto('/en/sign-in');
  await page.getByLabel('Key file', { exact: true }).setInputFiles(seller.keyFile!);
  await page.getByLabel('Passphrase of the key file').fill('not the one of this file');
  const button = page.getByRole('button', { name: 'Sign in' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main [role=alert]')).toBeVisible({ timeout: 30_000 });
  await expect(button).toBeFocused();
  await seller.leave();
});

test('the focus goes through a page in reading order, is always seen, and comes out at the end', async ({
  page,
}) => {
  for (const path of [
    '/en',
    '/ar/p/wouri',
    '/en/p/wouri/g/dried-pineapple-rings',
    '/en/guide',
    '/en/sign-in',
  ]) {
    await page.goto(path);
    expect(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count(), path).toBe(0);
    const stops = await throughThePage(page);
    expect(stops.length, path).toBeGreaterThan(5);
    expect(stops, path).toEqual(stops.toSorted((a, b) => a - b));
  }
});

interface Focused {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly href: string;
  /** where it stands in the document; -1 when the focus has left the page */
  readonly place: number;
}

/** Presses Tab until the focus is there; every stop on the way must be seen. */
async function tabTo(page: Page, isThere: (focused: Focused) => boolean): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (isThere(await focusedOn(page))) return;
  }
  throw new Error(`the focus did not come there on ${page.url()}`);
}

/** Presses Enter and waits for the next page. */
async function go(page: Page, address: RegExp): Promise<void> {
  await page.keyboard.press('Enter');
  await page.waitForURL(address, { timeout: 30_000 });
}

async function focusedOn(page: Page): Promise<Focused> {
  const focused = await page.evaluate(() => {
    const element = document.activeElement!;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return {
      id: element.id,
      name: (element.textContent ?? '').trim(),
      role: element.getAttribute('type') === 'search' ? 'searchbox' : element.tagName.toLowerCase(),
      href: element.getAttribute('href') ?? '',
      place: element === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(element),
      isSeen:
        element === document.body ||
        // the parts of a date are inside it, and the browser marks the part
        element.getAttribute('type') === 'date' ||
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight),
    };
  });
  expect(focused.isSeen, `the focus is seen on ${JSON.stringify(focused)}`).toBe(true);
  return focused;
}

/** The place in the document of each stop, until the focus leaves the page. */
async function throughThePage(page: Page): Promise<number[]> {
  const stops: number[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const { place } = await focusedOn(page);
    if (place === -1 || place === stops[0]) return stops;
    stops.push(place);
  }
  throw new Error(`the focus is trapped on ${page.url()}`);
}
