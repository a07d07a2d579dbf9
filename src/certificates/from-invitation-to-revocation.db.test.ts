import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { signInMessage } from '@/pki/sign-in-message';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import { findOpenInvitations } from './find-invitations';
import { findSession } from './find-session';
import { invitePerson } from './invite-person';
import { issueMemberCertificate } from './issue-member-certificate';
import { offerChallenge } from './offer-challenge';
import { releaseCertificate } from './release-certificate';
import { resumeEnrolment } from './resume-enrolment';
import { revokeCertificate } from './revoke-certificate';
import { signIn } from './sign-in';
import { suspendCertificate } from './suspend-certificate';
import { aBrowserKey, someAuthorities } from './testing/a-certificate';

const origin = 'https://market.example';
const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const asRegistrar = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(registrar), work);

let registrar: Actor;
let awa: Actor;
let keys: CryptoKeyPair;
let token: string;
let certificateId: string;
let certificate: Uint8Array;
let session: Actor;

beforeAll(async () => {
  await testDatabase();
  keys = await aBrowserKey();
  await system(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    await someAuthorities(tx, portalId);
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    awa = await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
  });
});
afterAll(closeTestDatabase);

const request = (by: CryptoKeyPair) => buildCertificationRequest([], by);
const openInvitations = () => asRegistrar((tx) => findOpenInvitations(tx, registrar.portalId!));
const runs = async () => (await system((tx) => findSession(tx, session.sessionId))) !== null;

async function tryToSignIn() {
  const { nonce } = await system((tx) => offerChallenge(tx));
  const signature = await webCryptoSigner(keys.privateKey).sign(signInMessage(origin, nonce));
  return await system((tx) => signIn(tx, { certificate, nonce, origin, signature }));
}
async function signsIn(): Promise<string> {
  const result = await tryToSignIn();
  if (result.ok) session = result.value;
  return result.ok ? 'signed in' : result.refusal.code;
}

/** One member's key from its invitation to its end; each step goes on from the one before. */
describe("a member's key", () => {
  it('begins with an invitation that the chamber sees as open', async () => {
    const { personId, organisationId } = awa;
    const invited = await asRegistrar((tx) => invitePerson(tx, registrar, { personId, organisationId }));
    if (!invited.ok) throw new Error(invited.refusal.code);
    token = invited.value.token;
    expect(await openInvitations()).toMatchObject([{ personId, organisationId }]);
  });

  it('is certified once, and then the invitation is open no more', async () => {
    const certificationRequest = await request(keys);
    const issued = await system((tx) =>
      issueMemberCertificate(tx, { token, certificationRequest, keyProtection: 'browser' }),
    );
    if (!issued.ok) throw new Error(issued.refusal.code);
    ({ certificateId, certificate } = issued.value);
    expect(await openInvitations()).toEqual([]);
  });

  it('is answered the same certificate when the answer was lost, and no other key is', async () => {
    const resume = async (by: CryptoKeyPair) => {
      const certificationRequest = await request(by);
      return system((tx) => resumeEnrolment(tx, { token, certificationRequest }));
    };
    expect(await resume(keys)).toMatchObject({ certificateId, certificate });
    expect((await resume(keys))?.chain).toHaveLength(2);
    expect(await resume(await aBrowserKey())).toBeNull();
  });

  it('signs its member in', async () => {
    expect(await signsIn()).toBe('signed in');
    expect(await runs()).toBe(true);
  });

  it('signs nobody in while suspended, and the session that ran is over', async () => {
    await asRegistrar((tx) => suspendCertificate(tx, registrar, certificateId));
    expect(await signsIn()).toBe('certificate-suspended');
    expect(await runs()).toBe(false);
  });

  it('signs in again once released; the session from before does not come back', async () => {
    await asRegistrar((tx) => releaseCertificate(tx, registrar, certificateId));
    expect(await runs()).toBe(false);
    expect(await signsIn()).toBe('signed in');
  });

  it('signs nobody in once revoked, and its sessions end with their next request', async () => {
    await asRegistrar((tx) => revokeCertificate(tx, registrar, { certificateId, reason: 'keyCompromise' }));
    expect(await runs()).toBe(false);
    expect(await signsIn()).toBe('certificate-revoked');
  });
});
