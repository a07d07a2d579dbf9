import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import {
  accepted,
  aSigningHouse,
  as,
  type Member,
  type SigningHouse,
} from '@/documents/testing/a-signing-house';
import { verifyDocumentAfresh } from '@/documents/verify-document-afresh';
import { type Actor, scopeOf } from '@/members/actor';
import { organisations, people } from '@/members/schema';
import { anOrganisation, aPerson } from '@/members/testing/a-member';
import { acceptOrder } from '@/orders/accept-order';
import type { Order } from '@/orders/order';
import { aPlacedOrder, signed } from '@/payments/testing/a-trade';
import type { NameAttribute } from '@/pki/build-name';
import { type Certificate, parseCertificate } from '@/pki/certificate';
import { oid } from '@/pki/oids';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { readCertificateFile } from '@/pki/read-certificate-file';
import { readPkcs12 } from '@/pki/read-pkcs12';
import { signInMessage } from '@/pki/sign-in-message';
import { hasOpenssl } from '@/pki/testing/openssl';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import type { Result } from '@/trade/result';
import type { HeldKey } from '@/ui/keys/held-key';
import { generateKey, importPrivateKey } from '@/ui/keys/private-key';
import { proofOf } from '@/ui/keys/proof-of-key';
import { findRecognised } from './adopt-certificate';
import { adoptInvited } from './certify-request';
import { findAuthorities } from './find-authorities';
import { findSession } from './find-session';
import { importCrl } from './import-crl';
import { invitePerson } from './invite-person';
import { offerChallenge } from './offer-challenge';
import { recogniseAuthority } from './recognise-authority';
import { revokeAuthority } from './revoke-authority';
import { revokeCertificate } from './revoke-certificate';
import { certificates } from './schema';
import { signIn } from './sign-in';
import { NationalCa } from './testing/a-national-ca';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

let house: SigningHouse;
let national: NationalCa;
let operator: Actor;

beforeAll(async () => {
  await testDatabase();
  if (!hasOpenssl) return;
  house = await aSigningHouse();
  national = new NationalCa();
  operator = await asSystem((tx) => aPerson(tx, { portalId: null, roles: ['operator'] }));
});
afterAll(closeTestDatabase);

/** Whom the national CA certifies: by default the seller of the house, as it writes names. */
async function subjectOf(
  member: Actor,
  over: { name?: string; identifier?: string } = {},
): Promise<NameAttribute[]> {
  const [row] = await database()
    .select({ organisation: organisations, person: people })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, member.organisationId!))
    .where(eq(people.id, member.personId));
  const { organisation, person } = row!;
  return [
    { oid: oid.countryName, value: 'CM' },
    { oid: oid.organizationName, value: 'A cooperative' },
    { oid: oid.organizationIdentifier, value: over.identifier ?? organisation.organisationIdentifier },
    {
      oid: oid.commonName,
      value: over.name ?? `${person.latinName.split(' ').reverse().join(' ').toUpperCase()} 0042`,
    },
  ];
}

/** The national CA certifies a key made for it. */
async function aNationalKey(
  subject: NameAttribute[],
  extensions: 'person' | 'mailer' = 'person',
  by = national,
): Promise<HeldKey> {
  const { privateKey, publicKey } = await generateKey();
  const request = await buildCertificationRequest(subject, { privateKey, publicKey });
  const [leaf] = readCertificateFile(by.certify(request, extensions))!;
  return { privateKey, certificates: [Uint8Array.from(leaf!.der)] };
}

/** The same as the CA hands it out, opened as the browser does. */
async function aNationalKeyFile(subject: NameAttribute[]): Promise<HeldKey> {
  const opened = await readPkcs12(national.handOut(subject, 'mangue-sechee'), 'mangue-sechee');
  if (!opened.ok) throw new Error(opened.reason);
  const [first, ...above] = opened.certificates;
  return { privateKey: await importPrivateKey(opened.privateKeyPkcs8), certificates: [first!, ...above] };
}

const invited = async ({ personId, organisationId }: Actor) =>
  accepted(await asSystem((tx) => invitePerson(tx, null, { personId, organisationId }))).token;

/** What the page of an invitation sends: the certificate, and a proof of its key. */
async function adopt(member: Actor, key: HeldKey, provenBy = key) {
  const certificationRequest = await proofOf(provenBy);
  return await adoptInvited({
    token: await invited(member),
    certificate: key.certificates[0],
    certificationRequest,
  });
}

async function signedIn(key: HeldKey) {
  const { nonce } = await asSystem((tx) => offerChallenge(tx));
  const origin = 'https://market.example';
  const signature = await webCryptoSigner(key.privateKey).sign(signInMessage(origin, nonce));
  return await asSystem((tx) => signIn(tx, { certificate: key.certificates[0], nonce, origin, signature }));
}

const recognise = (over: Partial<Parameters<typeof recogniseAuthority>[2]> = {}) =>
  inTransaction(scopeOf(operator), (tx) =>
    recogniseAuthority(tx, operator, {
      portalId: house.portalId,
      file: national.read('policy.pem'),
      anchor: national.read('root.pem'),
      ...over,
    }),
  );
const bring = async (list: 'root' | 'policy', from = national) => {
  const [{ fingerprint }] = readCertificateFile(from.read(`${list}.pem`)) as [Certificate];
  const known = await asSystem((tx) => findAuthorities(tx));
  const authority = known.find((each) => each.fingerprint === fingerprint)!;
  const input = { authorityId: authority.id, der: from.list(list) };
  return code(await inTransaction(scopeOf(operator), (tx) => importCrl(tx, operator, input)));
};
const stateOf = async (certificateId: string) =>
  (await database().select().from(certificates).where(eq(certificates.id, certificateId)))[0]!.state;
const runs = async ({ sessionId }: Actor) => (await asSystem((tx) => findSession(tx, sessionId))) !== null;
const afresh = (order: Order) =>
  asSystem((tx) =>
    verifyDocumentAfresh(tx, { kind: 'purchase-order', subjectId: order.id, subjectVersion: order.version }),
  );

describe.skipIf(!hasOpenssl)('an authority of others', () => {
  it('is recognised by the operator for one market, with what leads to its root', async () => {
    expect(code(await recognise({ portalId: crypto.randomUUID() }))).toBe('market-unknown');
    expect(code(await recognise({ file: Buffer.from('no certificate') }))).toBe('file-unreadable');
    expect(code(await recognise({ file: national.read('root.pem') }))).toBe('not-an-authority');
    expect(code(await recognise({ anchor: national.read('policy.pem') }))).toBe('anchor-not-self-signed');
    expect(code(await recognise({ anchor: new NationalCa().read('root.pem') }))).toBe('chain-not-valid');
    const byMember = await as(house.seller, (tx, actor) =>
      recogniseAuthority(tx, actor, {
        portalId: house.portalId,
        file: national.read('policy.pem'),
        anchor: national.read('root.pem'),
      }),
    );
    expect(code(byMember)).toBe('not-allowed');
    expect(await recognise()).toMatchObject({
      ok: true,
      value: { kind: 'recognised', name: 'AC de politique', portalId: house.portalId, sealedKey: null },
    });
    expect(code(await recognise())).toBe('already-known');
    expect(await asSystem((tx) => findRecognised(tx, house.portalId))).toHaveLength(1);
    expect(await asSystem((tx) => findRecognised(tx, crypto.randomUUID()))).toEqual([]);
  });

  it('has no key that counts before its revocation list, and that of the root, are here', async () => {
    const key = await aNationalKey(await subjectOf(house.seller.actor));
    expect(code(await adopt(house.seller.actor, key))).toBe('revocation-unknown');
    expect(await bring('root')).toBe('ok');
    expect(code(await adopt(house.seller.actor, key))).toBe('revocation-unknown');
    expect(await bring('policy')).toBe('ok');
    expect(code(await adopt(house.seller.actor, key))).toBe('ok');
  });
});

describe.skipIf(!hasOpenssl)('a key that it certified', () => {
  it('comes as its .p12, signs in whom the chamber invited, and signs an order that everybody’s verifier passes', async () => {
    const key = await aNationalKeyFile(await subjectOf(house.seller.actor));
    expect(code(await signedIn(key))).toBe('foreign-certificate');
    const adopted = accepted(await adopt(house.seller.actor, key));
    const actor = accepted(await signedIn(key));
    expect(actor).toMatchObject({
      personId: house.seller.actor.personId,
      organisationId: house.seller.actor.organisationId,
      certificateId: adopted.certificateId,
    });
    const member: Member = {
      actor: { ...house.seller.actor, certificateId: actor.certificateId, sessionId: actor.sessionId },
      key: key.privateKey,
      certificates: key.certificates,
      fingerprint: parseCertificate(key.certificates[0]).fingerprint,
    };
    const order = await aPlacedOrder(house);
    const input = await signed(order, member, 'seller');
    expect(accepted(await as(member, (tx, who) => acceptOrder(tx, who, input))).state).toBe('accepted');
    expect(accepted(await afresh(order))).toMatchObject({
      indication: 'TOTAL-PASSED',
      partiesPassed: ['buyer', 'seller'],
    });
  });

  it('is answered again when the answer was lost, and takes no second invitation', async () => {
    const key = await aNationalKey(await subjectOf(house.seller.actor));
    const token = await invited(house.seller.actor);
    const send = async (by: string) =>
      adoptInvited({ token: by, certificate: key.certificates[0], certificationRequest: await proofOf(key) });
    const [first, again] = [accepted(await send(token)), accepted(await send(token))];
    expect(again.certificateId).toBe(first.certificateId);
    expect(code(await send(await invited(house.seller.actor)))).toBe('key-already-certified');
  });

  it('is taken only for the person and the organisation it names', async () => {
    const { actor } = house.seller;
    const named = async (over: { name?: string; identifier?: string }) =>
      code(await adopt(actor, await aNationalKey(await subjectOf(actor, over))));
    expect(await named({ name: 'Marthe Somebody Else' })).toBe('names-another-person');
    expect(await named({ identifier: 'NTRCM-RC/DLA/1999/B/1' })).toBe('names-another-organisation');
    const buyer = await aNationalKey(await subjectOf(house.buyer.actor));
    expect(code(await adopt(actor, buyer))).toBe('names-another-person');
  });

  it('is taken only with a proof that it is held, for the purposes it is used for, from who is recognised', async () => {
    const { actor } = house.seller;
    const subject = await subjectOf(actor);
    const [key, other] = [await aNationalKey(subject), await aNationalKey(subject)];
    expect(code(await adopt(actor, key, other))).toBe('possession-not-proved');
    expect(code(await adopt(actor, await aNationalKey(subject, 'mailer')))).toBe('purpose-missing');
    const namesake = await aNationalKey(subject, 'person', new NationalCa());
    expect(code(await adopt(actor, namesake))).toBe('not-recognised');
    const ours = { ...key, certificates: house.buyer.certificates } as HeldKey;
    expect(code(await adopt(actor, ours, key))).toBe('not-recognised');
    const registrar = await asSystem((tx) => aPerson(tx, { portalId: house.portalId, roles: ['registrar'] }));
    expect(code(await adopt(registrar, key))).toBe('not-for-staff');
  });

  it('is of no use to the members of a market that does not recognise its authority', async () => {
    const elsewhere = await asSystem(async (tx) => {
      const { portalId } = await aSigningHouse();
      const organisationId = (await anOrganisation(tx, { portalId })).id;
      return await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    });
    const key = await aNationalKey(await subjectOf(elsewhere));
    expect(code(await adopt(elsewhere, key))).toBe('not-recognised');
  });

  it('is taken too where its authority has kept its name and taken a new key', async () => {
    const renewed = new NationalCa();
    accepted(await recognise({ file: renewed.read('policy.pem'), anchor: renewed.read('root.pem') }));
    expect([await bring('root', renewed), await bring('policy', renewed)]).toEqual(['ok', 'ok']);
    const { actor } = house.seller;
    const key = await aNationalKey(await subjectOf(actor), 'person', renewed);
    expect(code(await adopt(actor, key))).toBe('ok');
    expect(code(await signedIn(key))).toBe('ok');
  });

  it('revoked by the chamber is out here, though no list of ours says so', async () => {
    const key = await aNationalKey(await subjectOf(house.seller.actor));
    const { certificateId } = accepted(await adopt(house.seller.actor, key));
    const actor = accepted(await signedIn(key));
    accepted(await asSystem((tx) => revokeCertificate(tx, null, { certificateId, reason: 'keyCompromise' })));
    expect(await runs(actor)).toBe(false);
    expect(code(await signedIn(key))).toBe('certificate-revoked');
  });

  it('revoked by its authority is out with the next list that is brought', async () => {
    const key = await aNationalKey(await subjectOf(house.seller.actor));
    const { certificateId } = accepted(await adopt(house.seller.actor, key));
    const actor = accepted(await signedIn(key));
    national.revoke('sub.pem');
    expect(await bring('policy')).toBe('ok');
    expect(await stateOf(certificateId)).toBe('revoked');
    expect(await runs(actor)).toBe(false);
    expect(code(await signedIn(key))).toBe('certificate-revoked');
    const late = await aNationalKey(await subjectOf(house.seller.actor));
    national.revoke('sub.pem');
    expect(await bring('policy')).toBe('ok');
    expect(code(await adopt(house.seller.actor, late))).toBe('certificate-revoked');
  });
});

describe.skipIf(!hasOpenssl)('an authority recognised no more', () => {
  it('takes its members out at once; what they signed stands', async () => {
    const key = await aNationalKey(await subjectOf(house.seller.actor));
    const adopted = accepted(await adopt(house.seller.actor, key));
    const actor = accepted(await signedIn(key));
    const member: Member = {
      actor: { ...house.seller.actor, certificateId: adopted.certificateId },
      key: key.privateKey,
      certificates: key.certificates,
      fingerprint: parseCertificate(key.certificates[0]).fingerprint,
    };
    const order = await aPlacedOrder(house);
    const input = await signed(order, member, 'seller');
    accepted(await as(member, (tx, who) => acceptOrder(tx, who, input)));
    const [recognised] = await asSystem((tx) => findRecognised(tx, house.portalId));
    const revoked = await inTransaction(scopeOf(operator), (tx) =>
      revokeAuthority(tx, operator, { authorityId: recognised!.id, reason: 'affiliationChanged' }),
    );
    expect(revoked).toEqual({ ok: true, value: { listed: 'never' } });
    expect(await runs(actor)).toBe(false);
    expect(code(await signedIn(key))).toBe('chain-not-valid');
    const next = await aNationalKey(await subjectOf(house.seller.actor));
    expect(code(await adopt(house.seller.actor, next))).toBe('not-recognised');
    expect(accepted(await afresh(order))).toMatchObject({ indication: 'TOTAL-PASSED' });
  });
});
