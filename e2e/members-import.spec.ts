import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { personAtWork, signIn } from './people';

const folder = mkdtempSync(join(tmpdir(), 'tradeseal-list-'));
const head = 'Legal name;Kind;Country;Registration number;Street;Town;Person;E-mail';
const line = (n: number, name = `Coopérative de la liste ${n}`) =>
  `${name};cooperative;CM;RC/DLA/2030/L/${n};Rue ${n};Édéa;Bénédicte Essomba;list.${n}@example.org`;

function aFile(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('a registrar enters a list of members: too large, full of faults, then whole', async ({ browser }) => {
  const registrar = await personAtWork(browser, 'registrar');
  await signIn(registrar);
  const { page } = registrar;
  const send = async (path: string) => {
    await page.goto('/en/chamber/members/import');
    await page.locator('input[name="list"]').setInputFiles(path);
    await page.getByRole('button', { name: 'Check the list' }).click();
  };

  const huge = aFile('huge.csv', '');
  truncateSync(huge, 200_000_000);
  await send(huge);
  await expect(page.getByText('The file is too large: at most 15 MB').first()).toBeVisible();

  await send(aFile('page.csv', '<html><script>alert(1)</script></html>'));
  await expect(page.getByText('a web page').first()).toBeVisible();

  await send(aFile('faulty.csv', `${head}\n${line(1)}\n${line(2, '=1+1')}\n${line(1)}\n`));
  await expect(page.getByRole('heading', { name: '3 faults: nobody was entered' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^3 Legal name Begins like a formula/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^4 .* The same as on line 2/ }).first()).toBeVisible();

  await send(aFile('latin.csv', Buffer.from(`${head}\n${line(1)}\n${line(2)}\n`, 'latin1')));
  await expect(page.getByText('Look at the accents')).toBeVisible();
  await expect(page.getByText('Coopérative de la liste 1')).toBeVisible();
  await page.getByRole('button', { name: 'Enter 2 organisations' }).click();
  await expect(page.getByText('2 organisations are entered')).toBeVisible({ timeout: 15_000 });
  await page.goto('/en/chamber');
  await expect(page.getByRole('link', { name: 'The list is entered: 2 organisations.' })).toBeVisible();
  await page.goto('/en/chamber/members?q=liste');
  await expect(page.getByRole('link', { name: 'Coopérative de la liste 2' })).toBeVisible();
  await registrar.leave();
});
