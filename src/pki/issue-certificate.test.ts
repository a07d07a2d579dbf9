import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate } from './issue-certificate';
import {
  aKey,
  anIdentity,
  aRoot,
  aValidity,
  personSubject,
  type TestIdentity,
  testPolicy,
  testUrls,
} from './testing/an-authority';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';

let root: TestIdentity;
let issuing: TestIdentity;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIdentity(root, 'issuing-ca');
});

function aRequest(over: Partial<Parameters<typeof issueCertificate>[0] & { profile: 'end-entity' }> = {}) {
  return {
    profile: 'end-entity' as const,
    subject: personSubject(),
    spki: aKey().signer.spki,
    ...aValidity(300),
    email: 'awa@kafountine.example',
    policies: [testPolicy] as [string],
    urls: testUrls,
    ...over,
  };
}

describe('issuing certificates', () => {
  it.each(['tsa', 'end-entity'] as const)(
    'makes a %s certificate that node reads and its issuer verifies',
    async (profile) => {
      const issuer = profile === 'tsa' ? root : issuing;
      const { certificate } = await anIdentity(issuer, profile);
      expect(new X509Certificate(certificate).verify(new X509Certificate(issuer.certificate).publicKey)).toBe(
        true,
      );
    },
  );

  it('certifies RSA keys from 2048 bits on', async () => {
    const { certificate } = await anIdentity(issuing, 'end-entity', { kind: 'rsa3072' });
    expect(new X509Certificate(certificate).publicKey.asymmetricKeyType).toBe('rsa');
  });

  it('gives serials of 128 random bits, positive and of one length', async () => {
    const serials = await Promise.all(
      [1, 2, 3].map(
        async () => new X509Certificate((await anIdentity(issuing, 'end-entity')).certificate).serialNumber,
      ),
    );
    expect(new Set(serials).size).toBe(3);
    for (const serial of serials) expect(serial).toMatch(/^01[0-9A-F]{32}$/);
  });

  it.each([
    [
      'a certificate that outlives its issuer',
      { ...aValidity(700, new Date(Date.now() + 2500 * 86_400_000)) },
      'outlives-issuer',
    ],
    ['more than two years', { ...aValidity(733) }, 'validity-too-long'],
    [
      'a validity that ends before it begins',
      { notAfter: new Date(0), notBefore: new Date(1e12) },
      'validity-order',
    ],
    [
      'a name without its organisation identifier',
      { subject: personSubject().filter((attribute) => attribute.oid !== '2.5.4.97') },
      'subject-attribute-missing',
    ],
    [
      'an organisation identifier of no known semantics',
      { subject: personSubject().map((a) => (a.oid === '2.5.4.97' ? { ...a, value: 'B-1234' } : a)) },
      'organization-identifier',
    ],
    [
      'a common name longer than 64 characters',
      { subject: personSubject('a'.repeat(65)) },
      'subject-value-too-long',
    ],
    [
      'a name with a direction override in it',
      { subject: personSubject('Awa\u202eattaiD') },
      'subject-control-character',
    ],
    [
      'an attribute twice',
      { subject: [...personSubject(), ...personSubject().slice(0, 1)] },
      'subject-attribute-twice',
    ],
    ['a URL that is not one', { urls: { ...testUrls, ocsp: 'ftp://pki.example' } }, 'url'],
  ])('refuses %s before the key signs', async (_what, over, rule) => {
    const used: unknown[] = [];
    const sign = (data: Uint8Array) => {
      used.push(data);
      return issuing.signer.sign(data);
    };
    const signer = { ...issuing.signer, sign };
    const issuance = await issueCertificate(aRequest(over), { ...issuing, signer });
    expect(issuance).toMatchObject({ issued: false });
    expect(!issuance.issued && issuance.findings.map((finding) => finding.rule)).toContain(rule);
    expect(used).toEqual([]);
  });

  it('refuses to certify the issuer’s own key for a person', async () => {
    const issuance = await issueCertificate(aRequest({ spki: issuing.signer.spki }), issuing);
    expect(issuance).toMatchObject({ issued: false, findings: [{ rule: 'key-of-issuer' }] });
  });

  it('refuses a weak key', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const issuance = await issueCertificate(
      aRequest({ spki: publicKey.export({ type: 'spki', format: 'der' }) }),
      issuing,
    );
    expect(issuance).toMatchObject({ issued: false, findings: [{ rule: 'public-key' }] });
  });

  it('never releases a signature that does not verify', async () => {
    const faulty = { ...issuing.signer, sign: () => aKey().signer.sign(new Uint8Array(1)) };
    await expect(issueCertificate(aRequest(), { ...issuing, signer: faulty })).rejects.toThrow(
      'does not verify',
    );
  });

  it.skipIf(!hasOpenssl).each([
    ['end-entity', 'any'],
    ['tsa', 'timestampsign'],
    ['ocsp-responder', 'ocsphelper'],
  ] as const)('openssl accepts the %s certificate with strict checks', async (profile, purpose) => {
    const isTsa = profile === 'tsa';
    const { certificate } = await anIdentity(isTsa ? root : issuing, profile);
    const files = {
      'root.pem': certificatePem(root.certificate),
      'ca.pem': certificatePem(issuing.certificate),
      'leaf.pem': certificatePem(certificate),
    };
    const { status, stderr } = openssl(
      files,
      'verify',
      '-x509_strict',
      '-purpose',
      purpose,
      '-CAfile',
      'root.pem',
      '-untrusted',
      'ca.pem',
      'leaf.pem',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
