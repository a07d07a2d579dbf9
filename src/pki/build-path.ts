import type { Certificate } from './certificate-structure';
import { namesOtherKey } from './names-other-key';
import { sameOctets } from './octets';
import { oid } from './oids';
import { issuerRightsDefect } from './process-path';
import { type Failure, failure } from './reason-codes';
import { profileDefect, type Role, titleOf } from './relying-party-profile';
import { isCertificateSignedBy } from './verified-signatures';
import type { WorkBudget } from './work-budget';

/** Certificates to build from, by subject. */
export interface CertificatePool {
  readonly anchors: ReadonlyMap<string, readonly Certificate[]>;
  readonly intermediates: ReadonlyMap<string, readonly Certificate[]>;
}

/** A path has at most this many certificates, leaf and anchor included. */
export const MAX_PATH_LENGTH = 16;

/**
 * All paths from a certificate to an anchor, leaf first: names chain, key identifiers agree, signatures verify, every
 * certificate is within its validity period and keeps to the profile. Depth first with anchors and matching key
 * identifiers before others; no CA (name and key) twice on a path. Why branches ended is told to `onFailure`.
 */
export function* pathsToAnchors(
  leaf: Certificate,
  pool: CertificatePool,
  at: Date,
  budget: WorkBudget,
  onFailure: (failure: Failure) => void,
): Generator<Certificate[]> {
  yield* extend([leaf]);

  function* extend(path: Certificate[]): Generator<Certificate[]> {
    const last = path[path.length - 1]!;
    let hasCandidate = false;
    for (const { issuer, role } of candidates(last, pool)) {
      if (!budget.spendCandidate()) return onFailure(failure('path-building-limit', titleOf(leaf)));
      if (role === 'issuer' && path.some((member) => isSameCa(member, issuer))) continue;
      hasCandidate = true;
      const defect =
        keyIdentifierMismatch(last, issuer) ??
        localDefect(issuer, role, at) ??
        issuerRightsDefect(issuer) ??
        signatureDefect(last, issuer, budget);
      if (defect) {
        onFailure(defect);
        continue;
      }
      if (role === 'anchor') {
        if (!budget.spendPath()) return onFailure(failure('path-building-limit', titleOf(leaf)));
        yield [...path, issuer];
      } else if (path.length + 2 > MAX_PATH_LENGTH) {
        onFailure(failure('path-building-limit', `more than ${MAX_PATH_LENGTH} certificates`));
      } else {
        yield* extend([...path, issuer]);
      }
    }
    if (!hasCandidate)
      onFailure(failure('issuer-not-found', `${last.issuer.text}, issuer of ${titleOf(last)}`));
  }
}

/** Validity period (RFC 5280 6.1.3 a 2, both ends inclusive, whole seconds) and profile of one certificate. */
export function localDefect(certificate: Certificate, role: Role, at: Date): Failure | null {
  const second = Math.floor(at.getTime() / 1000) * 1000;
  if (second < certificate.notBefore.getTime()) {
    return failure(
      'certificate-not-yet-valid',
      `${titleOf(certificate)} from ${certificate.notBefore.toISOString()}`,
    );
  }
  if (second > certificate.notAfter.getTime()) {
    return failure('certificate-expired', `${titleOf(certificate)} on ${certificate.notAfter.toISOString()}`);
  }
  return profileDefect(certificate, role);
}

/** Anchors first, and in each group the ones whose key identifier agrees. */
function* candidates(
  certificate: Certificate,
  pool: CertificatePool,
): Generator<{ issuer: Certificate; role: Role }> {
  const { key } = certificate.issuer;
  const groups = [
    { role: 'anchor', issuers: pool.anchors.get(key) ?? [] },
    { role: 'issuer', issuers: pool.intermediates.get(key) ?? [] },
  ] as const;
  for (const mismatch of [false, true]) {
    for (const { role, issuers } of groups) {
      for (const issuer of issuers) {
        if ((keyIdentifierMismatch(certificate, issuer) !== null) === mismatch) yield { issuer, role };
      }
    }
  }
}

/** A certificate that adds nothing to a path: the same CA with the same key and names is already on it. */
function isSameCa(left: Certificate, right: Certificate): boolean {
  if (left.fingerprint === right.fingerprint) return true;
  return (
    left.subject.key === right.subject.key &&
    sameOctets(left.spki, right.spki) &&
    sameOctets(namesOf(left), namesOf(right))
  );
}

function namesOf(certificate: Certificate): Uint8Array {
  return certificate.extensions.get(oid.subjectAltName)?.value ?? new Uint8Array();
}

/** RFC 5280 4.2.1.1: the identifier, or issuer and serial number, of the key that signed. */
function keyIdentifierMismatch(certificate: Certificate, issuer: Certificate): Failure | null {
  const authority = certificate.authorityKeyId;
  if (!authority) return null;
  const differs =
    namesOtherKey(certificate, issuer) ||
    (authority.serialNumber && !sameOctets(authority.serialNumber, issuer.serialOctets)) ||
    (authority.issuer &&
      !authority.issuer.some(
        (name) => name.form === 'directoryName' && name.value.key === issuer.issuer.key,
      ));
  return differs
    ? failure('authority-key-id-mismatch', `${titleOf(issuer)}, issuer of ${titleOf(certificate)}`)
    : null;
}

function signatureDefect(certificate: Certificate, issuer: Certificate, budget: WorkBudget): Failure | null {
  const verdict = isCertificateSignedBy(certificate, issuer, budget);
  if (verdict === 'good') return null;
  if (verdict === 'limit') return failure('path-building-limit', 'too many signatures');
  const subject = `${titleOf(certificate)}, by ${titleOf(issuer)}`;
  return verdict === 'bad' ? failure('signature-invalid', subject) : failure(verdict.refused, subject);
}
