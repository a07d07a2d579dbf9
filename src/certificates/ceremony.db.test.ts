import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { generatePkcs8 } from '@/pki/node-signer';
import { oid } from '@/pki/oids';
import { encodePem } from '@/pki/pem';
import { hasOpenssl, openssl } from '@/pki/testing/openssl';
import { validatePath } from '@/pki/validate-path';
import { certifyRequest } from '../../scripts/ceremony/certify-request';
import { holdCeremony } from '../../scripts/ceremony/hold-ceremony';
import { importCeremony } from '../../scripts/ceremony/import-ceremony';
import type { CeremonyRecord } from '../../scripts/ceremony/record';
import { signNextRootCrl } from '../../scripts/ceremony/sign-next-root-crl';
import type { Authority } from './authority';
import { certifyAuthority } from './certify-authority';
import { completeAuthorityRequest } from './complete-authority-request';
import { configuredKeyStore } from './configured-key-store';
import { findAuthorities } from './find-authorities';
import { importAuthority } from './import-authority';
import { importCrl } from './import-crl';
import { openAuthority } from './open-authority';
import { requestAuthority } from './request-authority';
import { rotateKeyEncryption } from './rotate-key-encryption';
import { softwareKeyStore } from './software-key-store';
import { anEnrolledPerson } from './testing/a-certificate';
import { validationMaterial } from './validation-material';

const passphrase = 'read aloud to nobody';
const directory = join(mkdtempSync(join(tmpdir(), 'tradeseal-ceremony-')), 'made');
const path = (name: string) => join(directory, name);
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let record: CeremonyRecord;
let portal: { id: string; slug: string };

beforeAll(async () => {
  await testDatabase();
  portal = await asSystem((tx) => aPortal(tx));
  const named = (commonName: string) => ({ country: 'CM', organisation: 'Operator', commonName });
  const plan = {
    baseUrl: 'http://localhost:3000',
    root: named('Root'),
    tsa: named('TSA'),
    chamber: named('Chamber'),
  };
  const present = ['A. Ngo', 'B. Sow'];
  record = await holdCeremony(plan, { directory, passphrase, present, rounds: 1_000 }, new Date());
});
afterAll(closeTestDatabase);

const importInto = (slug: string | null, phrase = passphrase) =>
  importCeremony({ record: path('record.json'), passphrase: phrase, portal: slug, withRootKey: false });
const authorityOf = async (kind: Authority['kind']) =>
  (await asSystem((tx) => findAuthorities(tx))).find((authority) => authority.kind === kind)!;

describe('a key ceremony', () => {
  it('writes files that only their owner reads, and never over others', async () => {
    for (const { certificate, pkcs12 } of record.authorities) {
      expect(statSync(path(pkcs12)).mode & 0o077, pkcs12).toBe(0);
      expect(readFileSync(path(certificate), 'utf8')).toContain('BEGIN CERTIFICATE');
    }
    const again = holdCeremony({} as never, { directory, passphrase, present: [] }, new Date());
    await expect(again).rejects.toThrow('exists already');
  });

  it.skipIf(!hasOpenssl)('leaves a record whose time-stamp openssl verifies', () => {
    const check = (text: string) =>
      openssl(
        { text },
        'ts',
        '-verify',
        '-data',
        'text',
        '-in',
        path('record.json.tsr'),
        '-CAfile',
        path('root.pem'),
      ).status;
    const text = readFileSync(path('record.json'), 'utf8');
    expect(check(text)).toBe(0);
    expect(check(text.replace('A. Ngo', 'C. Ngo'))).not.toBe(0);
  });

  it('is imported all or nothing, with its passphrase, into a portal there is', async () => {
    await expect(importInto(portal.slug, 'another')).rejects.toThrow('wrong-passphrase');
    await expect(importInto('nowhere')).rejects.toThrow('There is no portal');
    expect(await asSystem((tx) => findAuthorities(tx))).toEqual([]);
    await importInto(portal.slug);
  });

  it('leaves the key of the root out of the installation', async () => {
    const root = await authorityOf('root');
    expect(root.sealedKey).toBeNull();
    const name = { country: 'CM', organisation: 'Operator', commonName: 'Another' };
    const input = { kind: 'issuing', issuerId: root.id, portalId: portal.id, name } as const;
    const created = await asSystem((tx) => certifyAuthority(tx, null, input, new Date()));
    expect(created).toMatchObject({ ok: false, refusal: { code: 'issuer-key-offline' } });
  });

  it('makes authorities whose members are valid up to the offline root, until its next list revokes theirs', async () => {
    const { certificate } = await asSystem(async (tx) => {
      const organisationId = (await anOrganisation(tx, { portalId: portal.id })).id;
      const person = await aPerson(tx, { portalId: portal.id, organisationId, roles: ['owner'] });
      return anEnrolledPerson(tx, { personId: person.personId, organisationId });
    });
    const verdict = async () => {
      const { anchors, intermediates, crls } = await asSystem(validationMaterial);
      const lists = { anchors: [...anchors], intermediates: [...intermediates], crls: [...crls] };
      const at = new Date();
      return validatePath({
        ...lists,
        leaf: certificate,
        ocspResponses: [],
        at,
        keyPurpose: oid.documentSigning,
        revocation: 'require',
      });
    };
    expect(await verdict()).toMatchObject({ valid: true });
    const out = path('root-2.crl');
    const revoke = { certificate: path('issuing.pem'), reason: 'cACompromise' };
    const next = { rootPkcs12: path('root.p12'), passphrase, previousCrl: path('root.crl'), revoke, out };
    expect(await signNextRootCrl(next, new Date())).toMatchObject({ number: 2, revoked: 1 });
    const third = { ...next, previousCrl: out, out: path('root-3.crl'), revoke: undefined };
    expect(await signNextRootCrl(third, new Date())).toMatchObject({ number: 3, revoked: 1 });
    const { id: authorityId } = await authorityOf('root');
    const take = (name: string, id = authorityId) =>
      asSystem((tx) =>
        importCrl(tx, null, { authorityId: id, der: new Uint8Array(readFileSync(path(name))) }),
      );
    const issuingId = (await authorityOf('issuing')).id;
    expect(await take('root-2.crl', issuingId)).toMatchObject({
      ok: false,
      refusal: { code: 'list-of-another' },
    });
    expect(await take('root.pem')).toMatchObject({ ok: false, refusal: { code: 'list-malformed' } });
    const ahead = { ...third, out: path('root-ahead.crl') };
    await signNextRootCrl(ahead, new Date(Date.now() + 86_400_000));
    expect(await take('root-ahead.crl')).toMatchObject({
      ok: false,
      refusal: { code: 'list-not-yet-valid' },
    });
    expect(await take('root-3.crl')).toMatchObject({ ok: true });
    expect(await take('root-2.crl')).toMatchObject({ ok: false, refusal: { code: 'list-not-newer' } });
    expect(await verdict()).toMatchObject({ valid: false });
  });
});

describe('importing an authority', () => {
  const attempt = (certificate: Uint8Array, privateKey: Uint8Array | null) =>
    asSystem((tx) =>
      importAuthority(tx, null, { id: randomUUID(), portalId: null, certificate, privateKey }),
    );

  it('is refused for what is no authority, for another key, and a second time', async () => {
    const { certificate } = await authorityOf('root');
    expect(await attempt(new Uint8Array(randomBytes(50)), null)).toMatchObject({
      refusal: { code: 'not-an-authority' },
    });
    expect(await attempt(certificate, null)).toMatchObject({ refusal: { code: 'already-imported' } });
    expect(await attempt(certificate, generatePkcs8('p384'))).toMatchObject({
      refusal: { code: 'key-of-another' },
    });
  });
});

describe('a request certified by the offline root', () => {
  it('makes another authority of it, for the name and key asked for and nothing else', async () => {
    const name = { country: 'SN', organisation: 'Another chamber', commonName: 'Another Members' };
    const requested = await asSystem((tx) => requestAuthority(tx, null, { portalId: portal.id, name }));
    if (!requested.ok) throw new Error(requested.refusal.code);
    const { id, certificationRequest } = requested.value;
    writeFileSync(path('another.csr'), encodePem('CERTIFICATE REQUEST', certificationRequest));
    const input = { rootPkcs12: path('root.p12'), passphrase, record: path('record.json') };
    const files = { request: path('another.csr'), out: path('another.pem') };
    await certifyRequest({ ...input, ...files }, new Date());
    await expect(certifyRequest({ ...input, ...files }, new Date())).rejects.toThrow('exists already');
    const forged = Uint8Array.from(certificationRequest);
    forged[forged.length - 1]! ^= 1;
    writeFileSync(path('forged.csr'), encodePem('CERTIFICATE REQUEST', forged));
    const attempt = certifyRequest({ ...input, request: path('forged.csr'), out: path('x.pem') }, new Date());
    await expect(attempt).rejects.toThrow('not signed by its own key');
    const file = new Uint8Array(readFileSync(path('another.pem')));
    const completed = await asSystem((tx) =>
      completeAuthorityRequest(tx, null, { requestId: id, file, anchor: null }),
    );
    expect(completed).toMatchObject({ ok: true, value: { name: 'Another Members', kind: 'issuing' } });
  });
});

describe('rotating the key-encryption key', () => {
  it('seals every key again, once, and the former key opens nothing any more', async () => {
    const { keyEncryptionKey: former } = config();
    const current = { id: 'kek-2', key: new Uint8Array(randomBytes(32)) };
    const rotated = softwareKeyStore({ current, previous: new Map([[former.id, former.key]]) });
    expect(await asSystem((tx) => rotateKeyEncryption(tx, null, rotated))).toEqual({ ok: true, value: 6 });
    expect(await asSystem((tx) => rotateKeyEncryption(tx, null, rotated))).toEqual({ ok: true, value: 0 });
    const issuing = await authorityOf('issuing');
    expect(await openAuthority(rotated, issuing)).not.toBeNull();
    await expect(openAuthority(configuredKeyStore(), issuing)).rejects.toThrow('is not configured');
  });
});
