import { type IssuingAuthority, issueCertificate, issueRoot } from '../issue-certificate';
import { generatePkcs8, type KeyKind, signerFromPkcs8 } from '../node-signer';
import { oid } from '../oids';
import type { Signer } from '../signer';

export const day = 86_400_000;
export const testUrls = {
  crl: 'http://pki.example/crl/1',
  caIssuers: 'http://pki.example/ca/1',
  ocsp: 'http://pki.example/ocsp',
};
export const testPolicy = '1.3.6.1.4.1.32473.1.1';

export interface TestIdentity extends IssuingAuthority {
  readonly pkcs8: Uint8Array;
}

export function aKey(kind: KeyKind = 'p256'): { pkcs8: Uint8Array; signer: Signer } {
  const pkcs8 = generatePkcs8(kind);
  return { pkcs8, signer: signerFromPkcs8(pkcs8) };
}

export function aValidity(days: number, from = new Date(Math.floor(Date.now() / 1000) * 1000)) {
  return { notBefore: from, notAfter: new Date(from.getTime() + days * day) };
}

export const authoritySubject = (name: string) => [
  { oid: oid.countryName, value: 'SN' },
  { oid: oid.organizationName, value: 'Chambre de commerce de Ziguinchor' },
  { oid: oid.commonName, value: name },
];

export const personSubject = (name = 'Awa Diatta') => [
  { oid: oid.countryName, value: 'SN' },
  { oid: oid.organizationName, value: 'Coopérative Kafountine' },
  { oid: oid.organizationIdentifier, value: 'NTRSN-ZIG-2019-B-1234' },
  { oid: oid.commonName, value: name },
];

export async function aRoot(kind: KeyKind = 'p384'): Promise<TestIdentity> {
  const { pkcs8, signer } = aKey(kind);
  const subject = authoritySubject('Root');
  return {
    pkcs8,
    signer,
    certificate: issued(
      await issueRoot({ profile: 'root', subject, spki: signer.spki, ...aValidity(3650) }, signer),
    ),
  };
}

/** A certificate of any profile under `issuer`, with a fresh key. */
export async function anIdentity(
  issuer: IssuingAuthority,
  profile: 'issuing-ca' | 'tsa' | 'ocsp-responder' | 'end-entity',
  options: { kind?: KeyKind; name?: string; days?: number } = {},
): Promise<TestIdentity> {
  const { pkcs8, signer } = aKey(options.kind);
  const subject =
    profile === 'end-entity' ? personSubject(options.name) : authoritySubject(options.name ?? profile);
  const request = {
    profile,
    subject,
    spki: signer.spki,
    ...aValidity(options.days ?? (profile === 'issuing-ca' ? 3000 : 300)),
    email: 'awa@kafountine.example',
    policies: [testPolicy] as [string],
    urls: testUrls,
  };
  return { pkcs8, signer, certificate: issued(await issueCertificate(request, issuer)) };
}

function issued(issuance: Awaited<ReturnType<typeof issueRoot>>): Uint8Array {
  if (!issuance.issued) throw new Error(JSON.stringify(issuance.findings));
  return issuance.certificate;
}
