import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { oid } from '@/pki/oids';
import { encodePem } from '@/pki/pem';
import { hasOpenssl } from '@/pki/testing/openssl';
import { validatePath } from '@/pki/validate-path';
import type { Result } from '@/trade/result';
import { answerOcsp } from './answer-ocsp';
import type { Authority } from './authority';
import { checkChain } from './check-chain';
import { completeAuthorityRequest } from './complete-authority-request';
import { currentCrl } from './current-crl';
import { findAuthorities } from './find-authorities';
import { importCrl } from './import-crl';
import { renewAuthority } from './renew-authority';
import { type AuthorityRequest, requestAuthority } from './request-authority';
import { revokeCertificate } from './revoke-certificate';
import { octetsOfSerialNumber, serialNumberOf } from './serial-number';
import { anEnrolledPerson, type EnrolledPerson } from './testing/a-certificate';
import { NationalCa } from './testing/a-national-ca';
import { validationMaterial } from './validation-material';

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const name = { country: 'CM', organisation: 'Chambre de Wouri', commonName: 'Wouri Members' };

let portalId: string;
let member: Actor;
let national: NationalCa;

beforeAll(async () => {
  await testDatabase();
  if (!hasOpenssl) return;
  await asSystem(async (tx) => {
    portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    member = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
  });
  national = new NationalCa();
});
afterAll(closeTestDatabase);

async function requested(commonName = name.commonName): Promise<AuthorityRequest> {
  const input = { portalId, name: { ...name, commonName } };
  const result = await asSystem((tx) => requestAuthority(tx, null, input));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const complete = (request: { id: string }, file: Uint8Array, anchor: Uint8Array | null) =>
  asSystem((tx) => completeAuthorityRequest(tx, null, { requestId: request.id, file, anchor }));
const enrolled = () => asSystem((tx) => anEnrolledPerson(tx, { ...member, personId: member.personId }));
const authorityNamed = async (wanted: string) =>
  (await asSystem((tx) => findAuthorities(tx))).find((authority) => authority.name === wanted)!;

async function verdictOf({ certificate }: EnrolledPerson) {
  const { anchors, intermediates, crls } = await asSystem(validationMaterial);
  return validatePath({
    leaf: certificate,
    anchors: [...anchors],
    intermediates: [...intermediates],
    crls: [...crls],
    ocspResponses: [],
    at: new Date(),
    keyPurpose: oid.documentSigning,
    revocation: 'require',
  });
}

describe.skipIf(!hasOpenssl)('a request to a national CA', () => {
  it('is one that openssl accepts, and says what it asks for', async () => {
    const { certificationRequest } = await requested();
    national.write('ours.csr', encodePem('CERTIFICATE REQUEST', certificationRequest));
    const text = national.openssl('req', '-in', 'ours.csr', '-noout', '-verify', '-text');
    expect(text).toContain('CN = Wouri Members');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });

  it('is not made for a name that a certificate cannot hold', async () => {
    const long = { ...name, commonName: 'x'.repeat(65) };
    for (const wrong of [long, { ...name, country: 'Cameroon' }, { ...name, organisation: ' ' }]) {
      const result = await asSystem((tx) => requestAuthority(tx, null, { portalId, name: wrong }));
      expect(code(result)).toBe('name-not-certifiable');
    }
  });
});

describe.skipIf(!hasOpenssl)('a certificate brought back', () => {
  it('is refused in words for each thing that is wrong with it', async () => {
    const request = await requested();
    const other = await requested();
    const root = national.read('root.pem');
    const policy = national.read('policy.pem');
    const chain = (der: Buffer) => Buffer.concat([der, policy]);
    const good = national.certify(request.certificationRequest);
    expect(code(await complete({ id: randomUUID() }, chain(good), root))).toBe('request-unknown');
    expect(code(await complete(request, Buffer.from('no certificate'), root))).toBe('file-unreadable');
    expect(code(await complete(request, chain(good), Buffer.from('no certificate')))).toBe(
      'anchor-unreadable',
    );
    expect(code(await complete(request, chain(good), null))).toBe('anchor-needed');
    expect(code(await complete(other, chain(good), root))).toBe('key-of-another');
    expect(code(await complete(request, chain(good), policy))).toBe('anchor-not-self-signed');
    expect(code(await complete(request, good, root))).toBe('chain-not-valid');
    expect(code(await complete(request, chain(good), new NationalCa().read('root.pem')))).toBe(
      'chain-not-valid',
    );
    const bare = new NationalCa();
    const withoutPolicies = bare.certify(request.certificationRequest, 'leaf');
    const leafChain = Buffer.concat([withoutPolicies, bare.read('policy.pem')]);
    expect(code(await complete(request, leafChain, bare.read('root.pem')))).toBe('not-an-authority');
    const narrow = new NationalCa('narrow');
    const below = Buffer.concat([narrow.certify(request.certificationRequest), narrow.read('policy.pem')]);
    expect(code(await complete(request, below, narrow.read('root.pem')))).toBe('path-too-short');
    expect(await asSystem((tx) => findAuthorities(tx))).toEqual([]);
  });

  it.each(['PKCS#7 in DER', 'PKCS#7 in PEM', 'PEM'])('is taken as %s', async (form) => {
    const request = await requested(form === 'PEM' ? undefined : form);
    const pem = Buffer.concat([national.certify(request.certificationRequest), national.read('policy.pem')]);
    national.write('chain.pem', pem);
    const outform = form.endsWith('DER') ? 'DER' : 'PEM';
    national.openssl(...`crl2pkcs7 -nocrl -certfile chain.pem -outform ${outform} -out chain.p7b`.split(' '));
    const file = form === 'PEM' ? pem : national.read('chain.p7b');
    expect(code(await complete(request, file, national.read('root.pem')))).toBe('ok');
    expect(code(await complete(request, file, national.read('root.pem')))).toBe('already-certified');
  });
});

describe.skipIf(!hasOpenssl)('an authority under a national CA', () => {
  let issuing: Authority;
  let held: EnrolledPerson;

  beforeAll(async () => {
    issuing = await authorityNamed(name.commonName);
    held = await enrolled();
  });

  it('waits for the lists of the CAs above it, and then its members are valid', async () => {
    expect(await verdictOf(held)).toMatchObject({ valid: false, indication: 'INDETERMINATE' });
    for (const [authority, issuer] of [
      ['Racine nationale', 'root'],
      ['AC de politique', 'policy'],
    ] as const) {
      const { id: authorityId } = await authorityNamed(authority);
      const der = national.list(issuer);
      expect(code(await asSystem((tx) => importCrl(tx, null, { authorityId, der })))).toBe('ok');
    }
    const verdict = await verdictOf(held);
    expect(verdict).toMatchObject({ valid: true });
    expect(
      verdict.valid && verdict.path.map(({ subject }) => subject.text.match(/CN=([^,]*)/)?.[1]).slice(1),
    ).toEqual(['Wouri Members', 'AC de politique', 'Racine nationale']);
    expect(code(await asSystem((tx) => checkChain(tx, held.certificate, new Date())))).toBe('ok');
  });

  it('issues what openssl verifies with the lists of all three', async () => {
    const list = await asSystem((tx) => currentCrl(tx, issuing.id));
    const pems = [
      encodePem('X509 CRL', list!.der),
      encodePem('X509 CRL', national.list('policy')),
      encodePem('X509 CRL', national.list('root')),
    ];
    national.write('member.pem', encodePem('CERTIFICATE', held.certificate));
    national.write('lists.pem', pems.join(''));
    national.write(
      'between.pem',
      encodePem('CERTIFICATE', issuing.certificate) + national.read('policy.pem').toString(),
    );
    const said = national.openssl(
      ...'verify -x509_strict -crl_check_all -CRLfile lists.pem -CAfile root.pem -untrusted between.pem member.pem'.split(
        ' ',
      ),
    );
    expect(said).toContain('member.pem: OK');
  });

  it('lets no second one have its name', async () => {
    const result = await asSystem((tx) => requestAuthority(tx, null, { portalId, name }));
    expect(code(result)).toBe('name-taken');
  });

  it('gives the member the whole chain', () => {
    expect(held.chain).toHaveLength(3);
  });

  it('answers and lists what becomes of them', async () => {
    const serial = octetsOfSerialNumber(serialNumberOf(held.certificate));
    const ask = async () => {
      const request = buildOcspRequest([buildCertId(issuing.certificate, serial)]);
      const { der } = await asSystem((tx) => answerOcsp(tx, request));
      national.write('answer.der', der);
      return national.openssl('ocsp', '-respin', 'answer.der', '-noverify', '-text');
    };
    expect(await ask()).toContain('Cert Status: good');
    await asSystem((tx) =>
      revokeCertificate(tx, null, { certificateId: held.certificateId, reason: 'keyCompromise' }),
    );
    expect(await ask()).toContain('Cert Status: revoked');
    expect(await verdictOf(held)).toMatchObject({ valid: false, reasonCode: 'certificate-revoked' });
  });

  it('ends with all its members when the national CA revokes it', async () => {
    const another = await enrolled();
    expect(await verdictOf(another)).toMatchObject({ valid: true });
    national.write('ours.pem', encodePem('CERTIFICATE', issuing.certificate));
    national.revoke('ours.pem');
    const { id: authorityId } = await authorityNamed('AC de politique');
    const der = national.list('policy');
    await asSystem((tx) => importCrl(tx, null, { authorityId, der }));
    expect(await verdictOf(another)).toMatchObject({ valid: false });
  });

  it('is renewed by a request of its own, and issues until that is certified', async () => {
    const renewal = await asSystem((tx) => renewAuthority(tx, null, issuing.id));
    if (!renewal.ok || !('request' in renewal.value)) throw new Error(code(renewal));
    const { request } = renewal.value;
    expect(request).toMatchObject({ name: 'Wouri Members G2', replacesId: issuing.id });
    expect((await authorityNamed(name.commonName)).retiredAt).toBeNull();
    const file = Buffer.concat([national.certify(request.certificationRequest), national.read('policy.pem')]);
    expect(code(await complete(request, file, null))).toBe('ok');
    expect(
      (await asSystem((tx) => findAuthorities(tx))).find(({ id }) => id === issuing.id)?.retiredAt,
    ).toBeInstanceOf(Date);
    const { certificate } = await enrolled();
    const successor = await authorityNamed('Wouri Members G2');
    national.write('member2.pem', encodePem('CERTIFICATE', certificate));
    national.write(
      'between.pem',
      encodePem('CERTIFICATE', successor.certificate) + national.read('policy.pem').toString(),
    );
    expect(
      national.openssl(
        ...'verify -x509_strict -CAfile root.pem -untrusted between.pem member2.pem'.split(' '),
      ),
    ).toContain('OK');
  });
});
