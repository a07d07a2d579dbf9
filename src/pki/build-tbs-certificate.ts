import { randomBytes } from 'node:crypto';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoint,
  extendedKeyUsage,
  keyUsage,
  ocspNoCheck,
  subjectAltEmail,
  subjectKeyIdentifier,
} from './build-extensions';
import { buildName } from './build-name';
import type { CertificateRequest, IssuerUrls } from './certificate-request';
import { type Bytes, explicit, integer, sequence, utcOrGeneralizedTime } from './der-write';
import { oid } from './oids';
import { type SignatureAlgorithm, signatureAlgorithmIdentifier } from './signer';

export interface TbsIssuer {
  /** Name element. */
  readonly name: Uint8Array;
  /** What authorityKeyIdentifier says. */
  readonly keyId: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
}

/** TBSCertificate (RFC 5280 4.1.2) of the profile asked for. The serial has 128 random bits unless given. */
export function buildTbsCertificate(
  request: CertificateRequest,
  issuer: TbsIssuer,
  serial: Uint8Array = randomSerial(),
): Bytes {
  return sequence(
    explicit(0, integer(2)),
    integer(serial),
    signatureAlgorithmIdentifier(issuer.algorithm),
    issuer.name,
    sequence(utcOrGeneralizedTime(request.notBefore), utcOrGeneralizedTime(request.notAfter)),
    buildName(request.subject),
    request.spki,
    explicit(3, sequence(...extensionsOf(request, issuer.keyId))),
  );
}

/** 128 random bits, the highest set, so that every serial has the same length and none is zero. */
export function randomSerial(): Uint8Array {
  const serial = new Uint8Array(randomBytes(17));
  serial[0] = 1;
  return serial;
}

function extensionsOf(request: CertificateRequest, issuerKeyId: Uint8Array): Uint8Array[] {
  const identifiers = [authorityKeyIdentifier(issuerKeyId), subjectKeyIdentifier(request.spki)];
  switch (request.profile) {
    case 'root':
      return [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign'), subjectKeyIdentifier(request.spki)];
    case 'issuing-ca':
      return [
        basicConstraints(true, 0),
        keyUsage('keyCertSign', 'cRLSign'),
        certificatePolicies(...request.policies),
        ...identifiers,
        ...published(request.urls),
      ];
    case 'tsa':
      return [
        basicConstraints(false),
        keyUsage('digitalSignature'),
        extendedKeyUsage(true, oid.timeStamping),
        ...identifiers,
        ...published(request.urls),
      ];
    case 'ocsp-responder':
      return [
        basicConstraints(false),
        keyUsage('digitalSignature'),
        extendedKeyUsage(false, oid.ocspSigning),
        ocspNoCheck(),
        ...identifiers,
      ];
    case 'end-entity':
      return [
        basicConstraints(false),
        keyUsage('digitalSignature', 'nonRepudiation'),
        extendedKeyUsage(false, oid.clientAuth, oid.emailProtection, oid.documentSigning),
        certificatePolicies(...request.policies),
        subjectAltEmail(request.email),
        ...identifiers,
        ...published(request.urls),
      ];
  }
}

function published(urls: IssuerUrls): Uint8Array[] {
  return [crlDistributionPoint(urls.crl), authorityInfoAccess(urls)];
}
