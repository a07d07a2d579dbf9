import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { readNaming } from '@/pki/issuer-and-serial';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { certificatePem, hasOpenssl, openssl } from '@/pki/testing/openssl';
import { buildTimestampRequest } from '@/pki/timestamp-request';
import { validatePath } from '@/pki/validate-path';
import { answerOcsp } from './answer-ocsp';
import { answerTimestamp, issueTimestamp } from './answer-timestamp';
import type { Authority } from './authority';
import { timestampPolicy } from './certificate-policy';
import { currentCrl } from './current-crl';
import { revokeCertificate } from './revoke-certificate';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from './testing/a-certificate';
import { validationMaterial } from './validation-material';

let root: Authority;
let issuing: Authority;
let held: EnrolledPerson;
let other: EnrolledPerson;
let tsa: Authority;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const asPublic = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'public' }, work);
const serialOf = (der: Uint8Array) =>
  Uint8Array.from(Buffer.from(new X509Certificate(der).serialNumber, 'hex'));

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    const person = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    ({ root, issuing, tsa } = await someAuthorities(tx, portalId));
    held = await anEnrolledPerson(tx, { personId: person.personId, organisationId });
    other = await anEnrolledPerson(tx, { personId: person.personId, organisationId });
  });
});
afterAll(closeTestDatabase);

function askedBy(response: Uint8Array, ...options: string[]) {
  const files = {
    response,
    'root.pem': certificatePem(root.certificate),
    'ca.pem': certificatePem(issuing.certificate),
    'leaf.pem': certificatePem(held.certificate),
  };
  return openssl(
    files,
    'ocsp',
    '-respin',
    'response',
    ...options,
    '-issuer',
    'ca.pem',
    '-cert',
    'leaf.pem',
    '-CAfile',
    'root.pem',
    '-verify_other',
    'ca.pem',
    '-no_nonce',
  );
}

describe('OCSP', () => {
  const request = (hash: 'sha1' | 'sha256' = 'sha1', nonce?: Uint8Array) =>
    buildOcspRequest([buildCertId(issuing.certificate, serialOf(held.certificate), hash)], nonce);

  it.skipIf(!hasOpenssl)('says good until the certificate is revoked, and revoked from then on', async () => {
    const good = await asSystem((tx) => answerOcsp(tx, request()));
    expect(askedBy(good.der).stderr).toContain('Response verify OK');
    expect(askedBy(good.der).stdout).toContain('leaf.pem: good');
    expect(good.validity?.nextUpdate.getTime()).toBeGreaterThan(Date.now());
    await asSystem((tx) =>
      revokeCertificate(tx, null, { certificateId: held.certificateId, reason: 'keyCompromise' }),
    );
    const revoked = await asSystem((tx) => answerOcsp(tx, request('sha256')));
    expect(askedBy(revoked.der, '-sha256').stdout).toMatch(/leaf\.pem: revoked[\s\S]*Reason: keyCompromise/);
  });

  it.skipIf(!hasOpenssl)('never calls good what was never issued', async () => {
    const certId = buildCertId(issuing.certificate, Uint8Array.of(1, 2, 3));
    const { der } = await asSystem((tx) => answerOcsp(tx, buildOcspRequest([certId])));
    const { stdout } = openssl({ response: der }, 'ocsp', '-respin', 'response', '-noverify', '-text');
    expect(stdout).toContain('Cert Status: unknown');
  });

  it('is enough by itself for path validation, and newer than any list', async () => {
    const verdictBy = async (ocspResponse: Uint8Array) => {
      const { anchors, intermediates, crls } = await asSystem(validationMaterial);
      return validatePath({
        leaf: other.certificate,
        intermediates: [...intermediates],
        anchors: [...anchors],
        // the root's list, for the issuing authority; nothing but the answer speaks for the leaf
        crls: crls.filter((crl) =>
          Buffer.from(crl).includes(Buffer.from(readNaming(root.certificate).subject)),
        ),
        ocspResponses: [ocspResponse],
        at: new Date(),
        revocation: 'require',
      });
    };
    const asked = buildOcspRequest([buildCertId(issuing.certificate, serialOf(other.certificate), 'sha256')]);
    const good = await asSystem((tx) => answerOcsp(tx, asked));
    expect(await verdictBy(good.der)).toMatchObject({ valid: true });
    const change = { certificateId: other.certificateId, reason: 'superseded' } as const;
    await asSystem((tx) => revokeCertificate(tx, null, change));
    const revoked = await asSystem((tx) => answerOcsp(tx, asked));
    expect(await verdictBy(revoked.der)).toMatchObject({ valid: false, subIndication: 'REVOKED' });
  });

  it('is not kept by caches when it answers a nonce', async () => {
    expect((await asSystem((tx) => answerOcsp(tx, request('sha1', new Uint8Array(16))))).validity).toBeNull();
  });

  it('does not answer for issuers that are not ours, nor for several at once, nor to nonsense', async () => {
    const foreign = buildCertId(root.certificate, Uint8Array.of(1));
    const own = buildCertId(issuing.certificate, Uint8Array.of(1));
    const unauthorized = Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x06);
    expect((await asSystem((tx) => answerOcsp(tx, buildOcspRequest([foreign])))).der).toEqual(unauthorized);
    expect((await asSystem((tx) => answerOcsp(tx, buildOcspRequest([own, foreign])))).der).toEqual(
      unauthorized,
    );
    const malformed = Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x01);
    expect((await asSystem((tx) => answerOcsp(tx, Uint8Array.of(1)))).der).toEqual(malformed);
  });
});

describe('the time-stamping authority', () => {
  const digest = new Uint8Array(createHash('sha256').update('order').digest());

  it.skipIf(!hasOpenssl)('stamps a digest so that openssl verifies it up to the root', async () => {
    const query = buildTimestampRequest(digest, Uint8Array.of(9, 9));
    const reply = await asPublic((tx) => answerTimestamp(tx, query));
    const files = { query, reply, 'root.pem': certificatePem(root.certificate) };
    expect(
      openssl(files, 'ts', '-verify', '-queryfile', 'query', '-in', 'reply', '-CAfile', 'root.pem'),
    ).toMatchObject({ status: 0 });
    const token = await asSystem((tx) => issueTimestamp(tx, digest));
    expect(token.ok).toBe(true);
    expect(tsa.kind).toBe('tsa');
  });

  it.skipIf(!hasOpenssl)('rejects another policy than its own', async () => {
    const text = async (policy: string) => {
      const reply = await asPublic((tx) =>
        answerTimestamp(tx, buildTimestampRequest(digest, undefined, policy)),
      );
      return openssl({ reply }, 'ts', '-reply', '-in', 'reply', '-text').stdout;
    };
    expect(await text('1.2.3.4')).toContain('Status: Rejected');
    expect(await text(timestampPolicy)).toContain('Status: Granted');
  });
});

describe('revocation lists', () => {
  it.skipIf(!hasOpenssl)('of root and issuing authority satisfy openssl for the whole chain', async () => {
    const lists = await asPublic(async (tx) => [
      await currentCrl(tx, root.id),
      await currentCrl(tx, issuing.id),
    ]);
    const cwd = mkdtempSync(join(tmpdir(), 'tradeseal-crl-'));
    const pems = lists.map((list, index) => {
      writeFileSync(join(cwd, `${index}.crl`), list!.der);
      openssl(
        {},
        'crl',
        '-inform',
        'DER',
        '-in',
        join(cwd, `${index}.crl`),
        '-out',
        join(cwd, `${index}.pem`),
      );
      return readFileSync(join(cwd, `${index}.pem`), 'utf8');
    });
    const files = {
      'root.pem': certificatePem(root.certificate),
      'ca.pem': certificatePem(issuing.certificate),
      'leaf.pem': certificatePem(held.certificate),
      'crls.pem': pems.join(''),
    };
    const { stderr } = openssl(
      files,
      'verify',
      '-x509_strict',
      '-crl_check_all',
      '-CRLfile',
      'crls.pem',
      '-CAfile',
      'root.pem',
      '-untrusted',
      'ca.pem',
      'leaf.pem',
    );
    expect(stderr).toContain('certificate revoked');
  });
});
