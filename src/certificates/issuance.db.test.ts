import { X509Certificate } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { parseCertificate } from '@/pki/certificate';
import { sha256Hex } from '@/pki/digest';
import { attributeValue } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { validatePath } from '@/pki/validate-path';
import type { Result } from '@/trade/result';
import { keyProtectionOf } from './certificate-policy';
import { findEnrolment } from './find-enrolment';
import { invitePerson } from './invite-person';
import { issueMemberCertificate } from './issue-member-certificate';
import { revokeCertificate } from './revoke-certificate';
import { certificates, compromisedKeys, enrolments } from './schema';
import { aBrowserKey, anEnrolledPerson, someAuthorities } from './testing/a-certificate';
import { validationMaterial } from './validation-material';

let awa: Actor;
let binta: Actor;
let registrar: Actor;
let foreignRegistrar: Actor;
let organisation: Awaited<ReturnType<typeof anOrganisation>>;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const invited = async (person: Actor, now?: Date) => {
  const { personId, organisationId } = person;
  const result = await as(registrar, (tx) => invitePerson(tx, registrar, { personId, organisationId }, now));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const enrol = (token: string, certificationRequest: Uint8Array, now?: Date) =>
  asSystem((tx) =>
    issueMemberCertificate(tx, { token, certificationRequest, keyProtection: 'browser' }, now),
  );

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const elsewhere = (await aPortal(tx)).id;
    organisation = await anOrganisation(tx, { portalId });
    const organisationId = organisation.id;
    awa = await aPerson(tx, { portalId, organisationId, roles: ['owner'], name: 'Awa Ngo' });
    binta = await aPerson(tx, { portalId, organisationId, roles: ['buyer'], name: 'Binta Sow' });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'], name: 'Paul Etoa' });
    foreignRegistrar = await aPerson(tx, { portalId: elsewhere, roles: ['registrar'] });
    await someAuthorities(tx, portalId);
  });
});
afterAll(closeTestDatabase);

describe('an invitation to enrol', () => {
  it('comes from the chamber of the person, and only from it', async () => {
    const input = { personId: awa.personId, organisationId: awa.organisationId };
    expect(code(await as(foreignRegistrar, (tx) => invitePerson(tx, foreignRegistrar, input)))).toBe(
      'not-allowed',
    );
    expect(code(await as(binta, (tx) => invitePerson(tx, binta, input)))).toBe('not-allowed');
  });

  it('is for an organisation that the person acts for', async () => {
    const input = { personId: awa.personId, organisationId: null };
    expect(code(await as(registrar, (tx) => invitePerson(tx, registrar, input)))).toBe(
      'person-not-of-organisation',
    );
  });

  it('leaves nothing in the books that opens it', async () => {
    const { token, enrolmentId } = await invited(awa);
    const [row] = await asSystem((tx) => tx.select().from(enrolments).where(eq(enrolments.id, enrolmentId)));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(Buffer.from(row!.tokenDigest).toString('base64url')).not.toBe(token);
    const log = await asSystem((tx) => tx.select().from(auditEntries));
    expect(JSON.stringify(log)).not.toContain(token);
  });

  it('says who invited, for which organisation, and which chamber vouches', async () => {
    const { token } = await invited(awa);
    const found = await asSystem((tx) => findEnrolment(tx, token));
    expect(found).toMatchObject({
      ok: true,
      value: { invitedBy: 'Paul Etoa', person: { name: 'Awa Ngo' }, organisation: { id: organisation.id } },
    });
    expect(code(await asSystem((tx) => findEnrolment(tx, `${token}x`)))).toBe('enrolment-unknown');
  });

  it('ends after a week', async () => {
    const { token } = await invited(awa, new Date(Date.now() - 8 * 86_400_000));
    expect(code(await asSystem((tx) => findEnrolment(tx, token)))).toBe('enrolment-expired');
  });

  it('ends when the person is invited anew', async () => {
    const earlier = await invited(awa);
    const { token } = await invited(awa);
    expect(code(await asSystem((tx) => findEnrolment(tx, earlier.token)))).toBe('enrolment-expired');
    expect(code(await asSystem((tx) => findEnrolment(tx, token)))).toBe('ok');
  });

  it('is used once, also by two at the same time', async () => {
    const { token } = await invited(awa);
    const requests = await Promise.all(
      [1, 2].map(async () => buildCertificationRequest([], await aBrowserKey())),
    );
    const results = await Promise.all(requests.map((request) => enrol(token, request)));
    expect(results.map(code).sort()).toEqual(['enrolment-used', 'ok']);
  });
});

describe('a member’s certificate', () => {
  it('speaks of the person and organisation in the books, whatever the request asked for', async () => {
    const { token } = await invited(awa);
    const wish = [
      { oid: oid.commonName, value: 'President' },
      { oid: oid.countryName, value: 'FR' },
    ];
    const issued = await enrol(token, await buildCertificationRequest(wish, await aBrowserKey()));
    if (!issued.ok) throw new Error(issued.refusal.code);
    const { subject, subjectAltNames } = parseCertificate(issued.value.certificate);
    expect(attributeValue(subject, oid.commonName)).toBe('Awa Ngo');
    expect(attributeValue(subject, oid.countryName)).toBe('CM');
    expect(attributeValue(subject, oid.organizationName)).toBe(organisation.legalName);
    expect(attributeValue(subject, oid.organizationIdentifier)).toBe(organisation.organisationIdentifier);
    expect(JSON.stringify(subjectAltNames)).toContain('@example.org');
  });

  it('is valid up to the root for signing documents, under the policy of its key protection', async () => {
    const { certificate, chain } = await asSystem((tx) =>
      anEnrolledPerson(tx, { personId: binta.personId, organisationId: binta.organisationId }),
    );
    const material = await asSystem(validationMaterial);
    const verdict = validatePath({
      leaf: certificate,
      intermediates: [...material.intermediates],
      anchors: [...material.anchors],
      crls: [...material.crls],
      ocspResponses: [],
      at: new Date(),
      keyPurpose: oid.documentSigning,
      requireExplicitPolicy: true,
      revocation: 'require',
    });
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.valid && keyProtectionOf(verdict.policies)).toBe('browser');
    expect(chain.map((der) => new X509Certificate(der).ca)).toEqual([true, true]);
  });

  it('of chamber staff names the chamber', async () => {
    const { certificate } = await asSystem((tx) =>
      anEnrolledPerson(tx, { personId: registrar.personId, organisationId: null }),
    );
    expect(parseCertificate(certificate).subject.text).toContain('O=Chamber of Commerce of Wouri');
  });

  it('is refused for a request that claims another organisation', async () => {
    const { token } = await invited(awa);
    const claims = [
      [{ oid: oid.organizationName, value: 'Nestlé SA' }],
      [{ oid: oid.organizationIdentifier, value: 'NTRCH-1' }],
    ];
    for (const claim of claims) {
      const request = await buildCertificationRequest(claim, await aBrowserKey());
      expect(code(await enrol(token, request))).toBe('request-claims-another-organisation');
    }
    const own = [{ oid: oid.organizationName, value: organisation.legalName.toUpperCase() }];
    expect(code(await enrol(token, await buildCertificationRequest(own, await aBrowserKey())))).toBe('ok');
  });

  it('is refused for a key that is not proved, weak, malformed, or somebody else’s, and the invitation stays open', async () => {
    const { token } = await invited(awa);
    const [mine, other] = await Promise.all([aBrowserKey(), aBrowserKey()]);
    const unproved = await buildCertificationRequest([], {
      publicKey: other.publicKey,
      privateKey: mine.privateKey,
    });
    expect(code(await enrol(token, unproved))).toBe('possession-not-proved');
    expect(code(await enrol(token, new Uint8Array(10)))).toBe('request-malformed');
    const weak = (await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 1024,
        publicExponent: Uint8Array.of(1, 0, 1),
        hash: 'SHA-256',
      },
      true,
      ['sign', 'verify'],
    )) as CryptoKeyPair;
    expect(code(await enrol(token, await buildCertificationRequest([], weak)))).toBe('key-not-acceptable');
    const bintas = await asSystem((tx) =>
      anEnrolledPerson(tx, { personId: binta.personId, organisationId: binta.organisationId }),
    );
    expect(code(await enrol(token, await buildCertificationRequest([], bintas.keys)))).toBe('key-in-use');
    expect(code(await enrol(token, await buildCertificationRequest([], mine)))).toBe('ok');
  });

  it('is refused for a key known to be compromised', async () => {
    const stolen = await asSystem((tx) =>
      anEnrolledPerson(tx, { personId: awa.personId, organisationId: awa.organisationId }),
    );
    const { certificateId } = stolen;
    await as(registrar, (tx) => revokeCertificate(tx, registrar, { certificateId, reason: 'keyCompromise' }));
    const again = await buildCertificationRequest([], stolen.keys);
    expect(code(await enrol((await invited(awa)).token, again))).toBe('key-compromised');
    const reported = await aBrowserKey();
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', reported.publicKey));
    await as(registrar, (tx) => tx.insert(compromisedKeys).values({ keyFingerprint: sha256Hex(spki) }));
    const request = await buildCertificationRequest([], reported);
    expect(code(await enrol((await invited(awa)).token, request))).toBe('key-compromised');
  });

  it('never changes once issued, nor does a revoked one come back, not even by SQL', async () => {
    const [row] = await asSystem((tx) =>
      tx.select().from(certificates).where(eq(certificates.state, 'revoked')).limit(1),
    );
    const attempt = (set: ReturnType<typeof sql>) =>
      asSystem((tx) => tx.execute(sql`update certificates set ${set} where id = ${row!.id}`)).then(
        () => 'done',
        (error: Error) => String(error.cause),
      );
    expect(await attempt(sql`state = 'active'`)).toContain('a revoked certificate stays revoked');
    expect(await attempt(sql`serial = '00'`)).toContain('an issued certificate does not change');
  });
});
