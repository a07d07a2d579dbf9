import { expect, test } from '@playwright/test';
import { askToRecognise, bringList, hasOpenssl, invitePaul, keyFileFor, NationalCa } from './national-ca';
import { personAtWork, signIn } from './people';

const passphrase = 'clé de l’agence 12';

test('the operator recognises a national CA, and a member whom the chamber invited signs in with its key', async ({
  browser,
}) => {
  test.skip(!hasOpenssl, 'openssl plays the national CA');
  const ca = new NationalCa();
  const operator = await personAtWork(browser, 'operator');
  await signIn(operator, { next: '/en/operator/authorities' });
  await operator.page.getByRole('link', { name: 'Recognise another' }).click();
  await askToRecognise(operator.page, ca, false);
  await expect(operator.page.getByRole('alert').first()).toContainText('do not lead to the root');
  await askToRecognise(operator.page, ca, true);
  await expect(operator.page.getByRole('status').first()).toContainText('Bring its revocation list');
  await bringList(operator.page, ca, 'policy');

  const registrar = await personAtWork(browser, 'registrar');
  await signIn(registrar, { next: '/en/chamber/members' });
  const invitation = await invitePaul(registrar.page);
  await registrar.leave();

  const { page, leave } = await personAtWork(browser, 'revoked', { width: 360, height: 740 });
  await page.goto(invitation);
  await page.getByRole('link', { name: 'I have a key of another authority' }).click();
  await expect(page.getByText('AC de politique').first()).toBeVisible();
  const use = async (commonName: string) => {
    await page.getByLabel('Key file', { exact: true }).setInputFiles(keyFileFor(ca, commonName, passphrase));
    await page.getByLabel('Passphrase of the key file').fill(passphrase);
    await page.getByRole('button', { name: 'Use this key' }).click();
  };
  await use('FOTSO Jean-Pierre 0007');
  const refusal = page.getByRole('alert').first();
  await expect(refusal).toContainText(
    'cannot be told at the moment whether this certificate is still in force',
  );
  await bringList(operator.page, ca, 'root');
  await operator.leave();
  await page.getByRole('button', { name: 'Use this key' }).click();
  await expect(refusal).toContainText('names somebody else');
  await page.getByRole('button', { name: 'Use another key file' }).click();
  await use('ETOUNDI Paul 0042');
  await expect(page.getByRole('heading', { name: /Today, Paul Etoundi/ })).toBeVisible({ timeout: 30_000 });
  await leave();
});
