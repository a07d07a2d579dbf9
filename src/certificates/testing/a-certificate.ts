import type { Tx } from '@/db/connection';
import { buildCertificationRequest } from '@/pki/pkcs10';
import type { Refusal, Result } from '@/trade/result';
import type { Authority } from '../authority';
import { createIssuingAuthority, createTsa } from '../create-authority';
import { createRoot } from '../create-root';
import { invitePerson } from '../invite-person';
import type { IssuedCertificate } from '../issue-for-person';
import { issueMemberCertificate } from '../issue-member-certificate';

// Vite announces its own BASE_URL ("/") in the environment of tests.
if (process.env.BASE_URL === '/') process.env.BASE_URL = 'http://localhost:3000';

const named = (commonName: string) => ({ country: 'CM', organisation: 'Operator of the test', commonName });

/** A root with its key here, a time-stamping authority, and an issuing authority for a portal. System scope. */
export async function someAuthorities(
  tx: Tx,
  portalId: string | null,
  now?: Date,
): Promise<{ root: Authority; issuing: Authority; tsa: Authority }> {
  const root = done(await createRoot(tx, null, named('Test root'), now));
  const input = { rootId: root.id, portalId, name: named('Test chamber') };
  return {
    root,
    issuing: done(await createIssuingAuthority(tx, null, input, now)),
    tsa: done(await createTsa(tx, null, { rootId: root.id, name: named('Test time-stamping') }, now)),
  };
}

export async function aBrowserKey(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
}

export interface EnrolledPerson extends IssuedCertificate {
  readonly keys: CryptoKeyPair;
  /** PKCS#8, for tests that sign with node:crypto. */
  readonly privateKeyPkcs8: Uint8Array;
}

/** Invites a person and enrols a key of theirs, as the browser would. System scope; their portal has an authority. */
export async function anEnrolledPerson(
  tx: Tx,
  person: { readonly personId: string; readonly organisationId: string | null },
  now?: Date,
): Promise<EnrolledPerson> {
  const keys = await aBrowserKey();
  const { token } = done(await invitePerson(tx, null, person, now));
  const certificationRequest = await buildCertificationRequest([], keys);
  const issued = done(
    await issueMemberCertificate(tx, { token, certificationRequest, keyProtection: 'browser' }, now),
  );
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { ...issued, keys, privateKeyPkcs8: new Uint8Array(pkcs8) };
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(explain(result.refusal));
  return result.value;
}

function explain({ code, detail }: Refusal): string {
  return `${code} ${JSON.stringify(detail ?? {})}`;
}
