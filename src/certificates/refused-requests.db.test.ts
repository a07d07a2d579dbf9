import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { sha256Hex } from '@/pki/digest';
import { oid } from '@/pki/oids';
import { buildCertificationRequest } from '@/pki/pkcs10';
import { certifyInvited, certifyRenewal } from './certify-request';
import { findCertificates } from './find-certificates';
import { findEnrolment } from './find-enrolment';
import { invitePerson } from './invite-person';
import { compromisedKeys } from './schema';
import { aBrowserKey, anEnrolledPerson, someAuthorities } from './testing/a-certificate';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let awa: Actor;
let binta: Actor;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    awa = await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    binta = await aPerson(tx, { portalId, organisationId, roles: ['buyer'] });
    await someAuthorities(tx, portalId);
  });
});
afterAll(closeTestDatabase);

async function invitation(person = awa): Promise<string> {
  const { personId, organisationId } = person;
  const invited = await asSystem((tx) => invitePerson(tx, null, { personId, organisationId }));
  if (!invited.ok) throw new Error(invited.refusal.code);
  return invited.value.token;
}
const certify = (token: string, certificationRequest: Uint8Array) =>
  certifyInvited({ token, certificationRequest, keyProtection: 'browser' });
const certificatesOf = (person: Actor) =>
  asSystem((tx) => findCertificates(tx, { personId: person.personId, limit: 200 }));

/** The newest refusal in the log that speaks of this very request. */
async function logged(request: Uint8Array) {
  const entries = await asSystem((tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'certificate-request-refused'))
      .orderBy(desc(auditEntries.at)),
  );
  return entries.find(({ facts }) => facts.requestDigest === sha256Hex(request)) ?? null;
}

async function anRsaKey(modulusLength: number): Promise<CryptoKeyPair> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) };
  return (await crypto.subtle.generateKey({ ...algorithm, modulusLength }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
}

const badRequests: Record<string, { readonly code: string; make(): Promise<Uint8Array> }> = {
  'a key that differs from the one that proves it': {
    code: 'possession-not-proved',
    async make() {
      const [named, proving] = await Promise.all([aBrowserKey(), aBrowserKey()]);
      return buildCertificationRequest([], { publicKey: named.publicKey, privateKey: proving.privateKey });
    },
  },
  'a proof that was tampered with': {
    code: 'possession-not-proved',
    async make() {
      const request = Uint8Array.from(await buildCertificationRequest([], await anRsaKey(2048)));
      request[request.length - 20]! ^= 1;
      return request;
    },
  },
  'RSA with 1024 bits': {
    code: 'key-not-acceptable',
    make: async () => buildCertificationRequest([], await anRsaKey(1024)),
  },
  'the name of another organisation': {
    code: 'request-claims-another-organisation',
    make: async () =>
      buildCertificationRequest([{ oid: oid.organizationName, value: 'Nestlé SA' }], await aBrowserKey()),
  },
  'the number of another organisation': {
    code: 'request-claims-another-organisation',
    make: async () =>
      buildCertificationRequest(
        [{ oid: oid.organizationIdentifier, value: 'NTRCH-CHE-105.909.036' }],
        await aBrowserKey(),
      ),
  },
  'octets that are no request': {
    code: 'request-malformed',
    make: async () => new Uint8Array(600).fill(0x30),
  },
  'a key known to be compromised': {
    code: 'key-compromised',
    async make() {
      const keys = await aBrowserKey();
      const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
      await asSystem((tx) => tx.insert(compromisedKeys).values({ keyFingerprint: sha256Hex(spki) }));
      return buildCertificationRequest([], keys);
    },
  },
  'a key in use by another person': {
    code: 'key-in-use',
    async make() {
      const { personId, organisationId } = binta;
      const hers = await asSystem((tx) => anEnrolledPerson(tx, { personId, organisationId }));
      return buildCertificationRequest([], hers.keys);
    },
  },
  'a request that was answered before, replayed with a new invitation': {
    code: 'key-already-certified',
    async make() {
      const request = await buildCertificationRequest([], await aBrowserKey());
      const first = await certify(await invitation(), request);
      if (!first.ok) throw new Error(first.refusal.code);
      return request;
    },
  },
};

describe.each(Object.entries(badRequests))('a certificate request with %s', (_, { code, make }) => {
  it(`is refused as ${code}, in words, in the log, and with nothing lost`, async () => {
    const request = await make();
    const before = await certificatesOf(awa);
    const token = await invitation();
    expect(await certify(token, request)).toMatchObject({ ok: false, refusal: { code } });
    for (const locale of locales) {
      const words = translator(locale, 'keys');
      expect(words.has(`refusal.${code}`) && words(`refusal.${code}`).length, locale).toBeGreaterThan(20);
    }
    expect(await logged(request)).toMatchObject({
      actorId: awa.personId,
      portalId: awa.portalId,
      subjectType: 'enrolment',
      facts: { refusal: code },
    });
    expect(await certificatesOf(awa)).toEqual(before);
    expect(await asSystem((tx) => findEnrolment(tx, token))).toMatchObject({ ok: true });
    expect((await certify(token, await buildCertificationRequest([], await aBrowserKey()))).ok).toBe(true);
  });
});

describe('a request sent again', () => {
  it('by the same invitation gives the same certificate, since the answer may have been lost', async () => {
    const token = await invitation();
    const request = await buildCertificationRequest([], await aBrowserKey());
    const first = await certify(token, request);
    expect(await certify(token, request)).toEqual(first);
    expect(await logged(request)).toBeNull();
  });

  it('with another key is refused and logged: an invitation certifies once', async () => {
    const token = await invitation();
    await certify(token, await buildCertificationRequest([], await aBrowserKey()));
    const second = await buildCertificationRequest([], await aBrowserKey());
    expect(await certify(token, second)).toMatchObject({ refusal: { code: 'enrolment-used' } });
    expect(await logged(second)).toMatchObject({ facts: { refusal: 'enrolment-used' } });
  });

  it('to an invitation that never was is logged too, by its digest alone', async () => {
    const request = await buildCertificationRequest([], await aBrowserKey());
    expect(await certify('guessed', request)).toMatchObject({ refusal: { code: 'enrolment-unknown' } });
    const entry = await logged(request);
    expect(entry).toMatchObject({ actorId: null, facts: { refusal: 'enrolment-unknown' } });
    expect(JSON.stringify(entry)).not.toContain('guessed');
  });
});

it('a bad request to renew is refused and logged under the certificate in use, which stays in force', async () => {
  const { personId, organisationId } = awa;
  const { certificateId } = await asSystem((tx) => anEnrolledPerson(tx, { personId, organisationId }));
  const request = await buildCertificationRequest([], await anRsaKey(1024));
  const actor = { ...awa, certificateId };
  const asked = { certificationRequest: request, keyProtection: 'browser' } as const;
  expect(await certifyRenewal(actor, asked)).toMatchObject({ refusal: { code: 'key-not-acceptable' } });
  expect(await logged(request)).toMatchObject({ subjectType: 'certificate', subjectId: certificateId });
  expect((await certificatesOf(awa)).find(({ id }) => id === certificateId)?.state).toBe('active');
});
