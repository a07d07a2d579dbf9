import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Authority } from '@/certificates/authority';
import { findSession } from '@/certificates/find-session';
import { releaseCertificate } from '@/certificates/release-certificate';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { suspendCertificate } from '@/certificates/suspend-certificate';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from '@/certificates/testing/a-certificate';
import { signInWithKey } from '@/certificates/testing/a-sign-in';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { parseCrl } from '@/pki/crl';
import { parseOcspResponse } from '@/pki/ocsp';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { toBase64 } from '@/pki/pem';
import { GET as getCrl } from './crl/[authority]/route';
import { GET as getOcsp } from './ocsp/[...request]/route';

const base = 'http://localhost:3000/pki';
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let issuing: Authority;
let holder: Actor;
let registrar: Actor;
let operator: Actor;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    holder = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    operator = await aPerson(tx, { portalId: null, roles: ['operator'] });
    ({ issuing } = await someAuthorities(tx, portalId));
  });
});
afterAll(closeTestDatabase);

async function enrolled(): Promise<{ held: EnrolledPerson; session: Actor }> {
  const { personId, organisationId } = holder;
  const held = await asSystem((tx) => anEnrolledPerson(tx, { personId, organisationId }));
  const session = await asSystem((tx) => signInWithKey(tx, held));
  if (!session.ok) throw new Error(session.refusal.code);
  return { held, session: session.value };
}

/** What anybody may ask, as a cache would pass it on: the reason, null when good, and for how many seconds it is kept. */
async function publicly(held: EnrolledPerson) {
  const serial = Uint8Array.from(Buffer.from(new X509Certificate(held.certificate).serialNumber, 'hex'));
  const params = Promise.resolve({ authority: issuing.id });
  const list = await getCrl(new Request(`${base}/crl/${issuing.id}`), { params });
  const request = toBase64(buildOcspRequest([buildCertId(issuing.certificate, serial)]));
  const answer = await getOcsp(new Request(`${base}/ocsp/${encodeURIComponent(request)}`));
  const seconds = (response: Response) =>
    Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]);
  return {
    crl: reasonInList(new Uint8Array(await list.arrayBuffer()), serial),
    ocsp: reasonInAnswer(new Uint8Array(await answer.arrayBuffer())),
    kept: Math.max(seconds(list), seconds(answer)),
  };
}

function reasonInList(der: Uint8Array, serial: Uint8Array): string | null {
  const { entries, issuer } = parseCrl(der);
  return entries.find(issuer.key, serial)?.reason ?? null;
}

function reasonInAnswer(der: Uint8Array): string | null {
  const { certStatus } = parseOcspResponse(der).responses[0]!;
  return certStatus.status === 'revoked' ? certStatus.reason : certStatus.status;
}

const runs = async ({ sessionId }: Actor) => (await asSystem((tx) => findSession(tx, sessionId))) !== null;
/** The holder acts through the page of their keys, in system scope and with no other role; the others in their own. */
const by = {
  holder: [() => ({ ...holder, roles: [] }), 'cessationOfOperation', { kind: 'system' }],
  chamber: [() => registrar, 'affiliationChanged', null],
  operator: [() => operator, 'privilegeWithdrawn', null],
} as const;

describe.each(Object.entries(by))('a revocation by the %s', (_, [who, reason, scope]) => {
  it('is on the list and in OCSP at once, for a minute at most in caches, and ends the session with its next request', async () => {
    const { held, session } = await enrolled();
    expect(await publicly(held)).toEqual({ crl: null, ocsp: 'good', kept: 60 });
    const input = { certificateId: held.certificateId, reason };
    const actor = who();
    const revoked = await inTransaction(scope ?? scopeOf(actor), (tx) => revokeCertificate(tx, actor, input));
    expect(revoked.ok).toBe(true);
    expect(await publicly(held)).toEqual({ crl: reason, ocsp: reason, kept: 60 });
    expect(await runs(session)).toBe(false);
    expect(await asSystem((tx) => signInWithKey(tx, held))).toMatchObject({
      refusal: { code: 'certificate-revoked' },
    });
  });
});

it('a suspension is on the list and in OCSP as certificateHold, and comes off when it is released', async () => {
  const { held, session } = await enrolled();
  const { certificateId } = held;
  const own = { ...holder, roles: [] };
  await asSystem((tx) => suspendCertificate(tx, own, certificateId));
  expect(await publicly(held)).toMatchObject({ crl: 'certificateHold', ocsp: 'certificateHold' });
  expect(await runs(session)).toBe(false);
  await inTransaction(scopeOf(registrar), (tx) => releaseCertificate(tx, registrar, certificateId));
  expect(await publicly(held)).toMatchObject({ crl: null, ocsp: 'good' });
});
