import { expect, test } from '@playwright/test';
import { personAtWork, signIn } from './people';
import { e2ePort } from './stack';

test('the operator opens a market place, sees it public and at its own host, and links it', async ({
  browser,
  request,
}) => {
  const operator = await personAtWork(browser, 'operator', { width: 360, height: 740 });
  const { page } = operator;
  await signIn(operator);
  await expect(page).toHaveURL(/\/en\/operator$/);
  await page.getByRole('link', { name: 'Open a portal' }).click();

  const slug = `sanaga-${Date.now().toString(36)}`;
  await page.getByLabel('Address', { exact: true }).fill(slug);
  await page.getByLabel('Own host name (optional)').fill(`${slug}.test`);
  await page.getByLabel('Name (English)').fill('Sanaga');
  await page.getByLabel('Name of the chamber (English)').fill('Chamber of the Sanaga');
  await page.getByLabel('Governing law, as orders will say it (English)').fill('the law of Cameroon');
  await page.getByLabel('Colour by day').fill('#ffd800');
  await page.getByRole('button', { name: 'Open the portal' }).click();

  await expect(page.locator('.notice-stopped')).toContainText('Colour by day');
  await expect(page.getByLabel('Name (English)')).toHaveValue('Sanaga');
  await expect(page.getByText('too faint to read')).toBeVisible();
  await page.getByLabel('Colour by day').fill('#0b5d4e');
  await page.getByLabel('Registrar’s name', { exact: true }).fill('Mireille Abada');
  await page.getByLabel('Registrar’s e-mail').fill(`${slug}@chambre.example`);
  await page.getByRole('button', { name: 'Open the portal' }).click();
  await expect(page.getByText('The market place is open.')).toBeVisible();
  await expect(page.getByText(/\/en\/enrol\//)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  const shown = await request.get(`/en/p/${slug}`);
  expect(shown.status()).toBe(200);
  const canonical = (await shown.text()).match(/rel="canonical" href="([^"]*)"/)?.[1];
  expect(canonical).toMatch(new RegExp(`^http://${slug}\\.test(:\\d+)?/en$`));
  await expect
    .poll(async () => (await request.get('/en', { headers: { host: `${slug}.test` } })).text())
    .toContain('Chamber of the Sanaga');
  const own = await (await request.get('/en', { headers: { host: `${slug}.test` } })).text();
  expect(own).not.toContain(`href="/en/p/${slug}`);
  expect(own).toMatch(/href="http:\/\/localhost:\d+\/en\/sign-in"/);
  const bare = await request.get('/', { headers: { host: `${slug}.test` }, maxRedirects: 0 });
  expect([bare.status(), new URL(bare.headers().location ?? '', 'http://x').pathname]).toEqual([307, '/en']);
  const house = await (await request.get('/en', { headers: { host: 'strange.test' } })).text();
  expect(house).toContain('rel="canonical"');
  expect(house).not.toContain('strange.test');
  const forged = await (await request.get('/en', { headers: { 'x-own-host': slug } })).text();
  expect(forged).not.toContain(`http://localhost:${e2ePort}/en/sign-in`);

  await page.goto(`/en/operator/links?of=${slug}`);
  await page.getByLabel('may buy in').selectOption({ label: 'Wouri' });
  await page.getByRole('button', { name: 'Open the way' }).click();
  await expect(page.getByText('The way is open.')).toBeVisible();
  await page.getByRole('button', { name: 'Close the way from Sanaga to Wouri' }).first().click();
  await expect(page.getByText('The way is closed.')).toBeVisible();

  await page.goto('/en/operator/audit?action=portal-opened');
  await expect(page.getByText('portal-opened').last()).toBeVisible();
  await page.getByRole('button', { name: 'Verify the log' }).click();
  await expect(page.getByText(/The log is whole/)).toBeVisible();
  await page.goto('/en/operator/health');
  await expect(page.getByText('File storage')).toBeVisible();
  await operator.leave();
});
