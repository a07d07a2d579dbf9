import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { parseCertificate } from '@/pki/certificate';
import { parseCrl } from '@/pki/crl';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import type { Result } from '@/trade/result';
import { answerOcsp } from './answer-ocsp';
import type { Authority } from './authority';
import { currentCrl } from './current-crl';
import { findAuthorities, findAuthority, findWorkingAuthority } from './find-authorities';
import { nextGeneration, renewAuthority } from './renew-authority';
import { renewOcspResponders } from './renew-ocsp-responders';
import { revokeCertificate } from './revoke-certificate';
import { authorities } from './schema';
import { octetsOfSerialNumber, serialNumberOf } from './serial-number';
import { signDueCrls } from './sign-due-crls';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';
import { validationMaterial } from './validation-material';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const day = 86_400_000;

let member: Actor;
let portalId: string;
let old: Authority;
let successor: Authority;
let before: EnrolledPerson;
let after: EnrolledPerson;

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    member = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    old = (await someAuthorities(tx, portalId)).issuing;
    before = await anEnrolledPerson(tx, { personId: member.personId, organisationId });
  });
  const renewed = await asSystem((tx) => renewAuthority(tx, null, old.id));
  if (!renewed.ok || !('authority' in renewed.value)) throw new Error(code(renewed));
  successor = renewed.value.authority;
  after = await asSystem((tx) => anEnrolledPerson(tx, { ...member }));
});
afterAll(closeTestDatabase);

async function verdictOf({ certificate: leaf }: EnrolledPerson) {
  const { anchors, intermediates, crls } = await asSystem(validationMaterial);
  const material = { anchors: [...anchors], intermediates: [...intermediates], crls: [...crls] };
  const at = new Date();
  return validatePath({
    leaf,
    ...material,
    ocspResponses: [],
    at,
    keyPurpose: oid.documentSigning,
    revocation: 'require',
  });
}
const issuerOf = ({ certificate }: EnrolledPerson) => parseCertificate(certificate).issuer.text;
const serialsOn = async (authority: Authority) => {
  const list = await asSystem((tx) => currentCrl(tx, authority.id));
  return parseCrl(list!.der);
};

describe('renewing an issuing authority', () => {
  it('makes a new key under the name of the next generation', () => {
    const [was, is] = [old, successor].map(({ certificate }) => parseCertificate(certificate));
    expect(is!.spkiDigest).not.toBe(was!.spkiDigest);
    expect(successor.name).toBe(`${old.name} G2`);
    expect(nextGeneration(successor).commonName).toBe(`${old.name} G3`);
    expect(successor.issuerId).toBe(old.issuerId);
  });

  it('moves issuance to the new one, and leaves valid what the old one issued', async () => {
    expect(issuerOf(before)).toContain(`CN=${old.name}`);
    expect(issuerOf(after)).toContain(`CN=${successor.name}`);
    expect(await verdictOf(before)).toMatchObject({ valid: true });
    expect(await verdictOf(after)).toMatchObject({ valid: true });
  });

  it('is done once', async () => {
    expect(code(await asSystem((tx) => renewAuthority(tx, null, old.id)))).toBe('already-renewed');
    const tsa = (await asSystem((tx) => findAuthorities(tx))).find(({ kind }) => kind === 'tsa')!;
    expect(code(await asSystem((tx) => renewAuthority(tx, null, tsa.id)))).toBe('authority-unknown');
    expect(
      code(await asSystem((tx) => renewAuthority(tx, { ...member, roles: ['owner'] }, successor.id))),
    ).toBe('not-allowed');
  });

  it('leaves what the old one issued revocable, on its own list and not on the new one’s', async () => {
    const serial = octetsOfSerialNumber(serialNumberOf(before.certificate));
    await asSystem((tx) =>
      revokeCertificate(tx, null, { certificateId: before.certificateId, reason: 'keyCompromise' }),
    );
    const request = buildOcspRequest([buildCertId(old.certificate, serial)]);
    const answer = await asSystem((tx) => answerOcsp(tx, request));
    expect(answer.validity).not.toBeNull();
    expect(Buffer.from((await serialsOn(old)).der).includes(Buffer.from(serial))).toBe(true);
    expect(Buffer.from((await serialsOn(successor)).der).includes(Buffer.from(serial))).toBe(false);
    expect(await verdictOf(before)).toMatchObject({ valid: false, reasonCode: 'certificate-revoked' });
    expect(await verdictOf(after)).toMatchObject({ valid: true });
  });

  it('keeps lists and answers of the old one going until the last it issued has ended', async () => {
    const later = new Date(Date.now() + 320 * day);
    const ocspOf = () =>
      asSystem((tx) => findWorkingAuthority(tx, { kind: 'ocsp', issuerId: old.id }, later));
    const lastEnd = parseCertificate(before.certificate).notAfter;
    const gone = new Date(lastEnd.getTime() + day);
    const was = await ocspOf();
    await asSystem((tx) => renewOcspResponders(tx, later));
    expect((await ocspOf())?.id).not.toBe(was?.id);
    const number = (await asSystem((tx) => currentCrl(tx, old.id)))!.number;
    // the day after the last certificate ended nobody needs a new responder any more
    const responders = async () =>
      (await asSystem((tx) => findAuthorities(tx))).filter(
        ({ kind, issuerId }) => kind === 'ocsp' && issuerId === old.id,
      ).length;
    const count = await responders();
    await asSystem((tx) => renewOcspResponders(tx, gone));
    expect(await responders()).toBe(count);
    const soon = new Date(Date.now() + 5 * day);
    await asSystem((tx) => signDueCrls(tx, soon));
    expect((await asSystem((tx) => currentCrl(tx, old.id)))!.number).toBe(number + 1);
  });
});

describe('renewing under a root whose key is elsewhere', () => {
  it('makes a request, and the authority goes on meanwhile', async () => {
    await asSystem(async (tx) => {
      await tx
        .update(authorities)
        .set({ sealedKey: null, keyEncryptionKeyId: null })
        .where(eq(authorities.id, successor.issuerId!));
      const renewed = await renewAuthority(tx, null, successor.id);
      expect(renewed).toMatchObject({ ok: true, value: { request: { replacesId: successor.id } } });
      expect((await findAuthority(tx, successor.id))?.retiredAt).toBeNull();
    });
  });
});
