import type { Page } from '@playwright/test';
import { NationalCa } from '../src/certificates/testing/a-national-ca';
import { secondSeller, wouri } from '../src/demo/wouri';
import { oid } from '../src/pki/oids';

export { hasOpenssl } from '../src/pki/testing/openssl';
export { NationalCa };

const names = { root: 'Racine nationale', policy: 'AC de politique' };

/** The key file that the national CA hands out to somebody of the second seller's organisation. */
export function keyFileFor(ca: NationalCa, commonName: string, passphrase: string) {
  const { country, legalName, organisationIdentifier } = secondSeller;
  const subject = [
    { oid: oid.countryName, value: country },
    { oid: oid.organizationName, value: legalName },
    { oid: oid.organizationIdentifier, value: organisationIdentifier },
    { oid: oid.commonName, value: commonName },
  ];
  return upload('cle.p12', ca.handOut(subject, passphrase));
}

/** Asks on the operator's page that Wouri recognise the CA. */
export async function askToRecognise(page: Page, ca: NationalCa, withRoot: boolean): Promise<void> {
  await page.getByLabel('Market').selectOption({ label: wouri.chamberName.en });
  await page
    .getByLabel('Certificate of the authority, and chain')
    .setInputFiles(upload('ac.pem', ca.read('policy.pem')));
  if (withRoot) {
    const root = page.getByLabel('Root certificate of the certifier');
    await root.setInputFiles(upload('racine.pem', ca.read('root.pem')));
  }
  await page.getByRole('button', { name: 'Check and recognise' }).click();
}

/** Brings the CA's newest list, or its root's, to the page of that authority: the newest of the name. */
export async function bringList(page: Page, ca: NationalCa, issuer: keyof typeof names): Promise<void> {
  await page.goto('/en/operator/authorities');
  await page.getByRole('link', { name: names[issuer] }).first().click();
  await page.getByLabel(/^Revocation list/).setInputFiles(upload('liste.crl', ca.list(issuer)));
  await page.getByRole('button', { name: 'Take in' }).click();
  await page.waitForURL(/did=list/);
}

/** The registrar invites Paul Etoundi, whose own key was revoked; where the invitation leads. */
export async function invitePaul(page: Page): Promise<string> {
  await page.goto('/en/chamber/members');
  await page.getByRole('link', { name: secondSeller.legalName }).click();
  await page.getByRole('button', { name: 'Invite Paul Etoundi' }).click();
  const link = await page.locator('#invitation a').first().getAttribute('href');
  return new URL(link!).pathname.replace('/fr/', '/en/');
}

function upload(name: string, content: Uint8Array) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}
