import type { Certificate } from './certificate-structure';
import { Note } from './notes';
import { oid } from './oids';
import { type Failure, failure } from './reason-codes';
import { constraintDefect, subjectNameDefect } from './subject-name-syntax';

/** Where in a path a certificate stands. */
export type Role = 'anchor' | 'issuer' | 'leaf';

/**
 * What RFC 5280 clause 4 demands of conforming CAs and a strict relying party may therefore insist on, apart from the
 * algorithm of clause 6. The two departures from the text, which NIST PKITS demands, are in
 * docs/decisions/strict-path-validation.md: negative serial numbers and non-critical policyConstraints pass.
 */
export function profileDefect(certificate: Certificate, role: Role): Failure | null {
  const known = verdicts[role].of(certificate);
  return known === undefined ? verdicts[role].take(certificate, examine(certificate, role)) : known;
}

/** A search meets a certificate many times; what it says of itself stays the same. */
const verdicts: Readonly<Record<Role, Note<Failure | null>>> = {
  anchor: new Note(),
  issuer: new Note(),
  leaf: new Note(),
};

function examine(certificate: Certificate, role: Role): Failure | null {
  const at = titleOf(certificate);
  const isCa = certificate.basicConstraints?.ca === true;
  if (certificate.version !== 3)
    return failure('version-unsupported', `${at}, version ${certificate.version}`);
  if (isZero(certificate.serialOctets) || certificate.serialOctets.length > 20) {
    return failure('serial-number-not-allowed', `${at}, ${certificate.serialNumber}`);
  }
  if (certificate.issuer.rdnKeys.length === 0) return failure('issuer-empty', at);
  return (
    subjectDefect(certificate, isCa, at) ??
    criticalityDefect(certificate, role, isCa, at) ??
    keyIdentifierDefect(certificate, role, isCa, at) ??
    caRightsDefect(certificate, isCa, at) ??
    constraintsDefect(certificate, at)
  );
}

/** How a certificate is named in a reason. */
export function titleOf(certificate: Certificate): string {
  return certificate.subject.text === ''
    ? `serial number ${certificate.serialNumber}`
    : certificate.subject.text;
}

/** RFC 5280 4.1.2.6 and 4.2.1.6. */
function subjectDefect(certificate: Certificate, isCa: boolean, at: string): Failure | null {
  if (certificate.subject.rdnKeys.length === 0) {
    if (isCa) return failure('subject-empty', at);
    if (!certificate.extensions.get(oid.subjectAltName)?.critical) {
      return failure('subject-alternative-name-required', at);
    }
  }
  for (const name of certificate.subjectAltNames) {
    const defect = subjectNameDefect(name);
    if (defect) return failure('subject-name-malformed', `${at}, ${defect}`);
  }
  return null;
}

const neverCritical = [
  oid.authorityKeyIdentifier,
  oid.subjectKeyIdentifier,
  oid.authorityInfoAccess,
  oid.subjectInfoAccess,
  oid.subjectDirectoryAttributes,
  oid.freshestCrl,
];

const alwaysCritical = [oid.nameConstraints, oid.inhibitAnyPolicy];

function criticalityDefect(certificate: Certificate, role: Role, isCa: boolean, at: string): Failure | null {
  for (const type of neverCritical) {
    if (certificate.extensions.get(type)?.critical) return failure('extension-criticality', `${at}, ${type}`);
  }
  for (const type of alwaysCritical) {
    if (certificate.extensions.get(type)?.critical === false)
      return failure('extension-criticality', `${at}, ${type}`);
  }
  // 4.2.1.9 demands it of every CA, PKITS 4.6.4 accepts an intermediate without: we insist where we chose ourselves.
  const basic = certificate.extensions.get(oid.basicConstraints);
  if (role === 'anchor' && isCa && !basic?.critical)
    return failure('extension-criticality', `${at}, basicConstraints`);
  return null;
}

/** RFC 5280 4.2.1.1 and 4.2.1.2. */
function keyIdentifierDefect(
  certificate: Certificate,
  role: Role,
  isCa: boolean,
  at: string,
): Failure | null {
  const maySignItself = certificate.isSelfIssued && (role === 'anchor' || isCa);
  if (!certificate.authorityKeyId?.keyIdentifier && !maySignItself)
    return failure('authority-key-id-missing', at);
  if (isCa && !certificate.subjectKeyId) return failure('subject-key-id-missing', at);
  return null;
}

/** RFC 5280 4.2.1.3 and 4.2.1.9 to 4.2.1.14. */
function caRightsDefect(certificate: Certificate, isCa: boolean, at: string): Failure | null {
  const { keyUsage, basicConstraints } = certificate;
  if (keyUsage?.size === 0) return failure('key-usage-empty', at);
  const maySign = keyUsage === null || keyUsage.has('keyCertSign');
  if (basicConstraints && basicConstraints.pathLength !== null && !(isCa && maySign)) {
    return failure('path-length-without-ca', at);
  }
  if (isCa) return null;
  if (keyUsage?.has('keyCertSign')) return failure('cert-sign-without-ca', at);
  for (const type of [oid.nameConstraints, oid.policyConstraints, oid.policyMappings, oid.inhibitAnyPolicy]) {
    if (certificate.extensions.has(type)) return failure('ca-extension-in-end-entity', `${at}, ${type}`);
  }
  return null;
}

function constraintsDefect(certificate: Certificate, at: string): Failure | null {
  if (!certificate.nameConstraints) return null;
  const { permitted, excluded } = certificate.nameConstraints;
  for (const base of [...permitted, ...excluded]) {
    const defect = constraintDefect(base);
    if (defect) return failure('name-constraints-malformed', `${at}, ${defect}`);
  }
  return null;
}

function isZero(octets: Uint8Array): boolean {
  return octets.length === 1 && octets[0] === 0;
}
