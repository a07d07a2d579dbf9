import type { Certificate } from './certificate-structure';
import type { CertificateList } from './crl';
import type { RevokedCertificate } from './crl-entries';
import { ALL_REASONS } from './crl-extensions';
import { coveredReasons, crlIssuerKeys, distributionPointsOf, isInScope } from './crl-scope';
import { DerError } from './der-read';
import { DuplicateExtensionError } from './extensions';
import { namesOtherKey } from './names-other-key';
import { sameOctets } from './octets';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import {
  evidenceTime,
  type RevocationContext,
  type RevocationEvidence,
  type RevocationStatus,
  timeliness,
} from './revocation-status';
import { isSignedBy } from './verified-signatures';

/**
 * CRL processing of RFC 5280 6.3.3 for one certificate; `chain` is the path above it, its issuer first, anchor last.
 * The newest list of a scope speaks for it, with the newest delta list that fits.
 */
export function checkCrls(
  certificate: Certificate,
  chain: readonly Certificate[],
  context: RevocationContext,
): RevocationStatus {
  const issuerKeys = crlIssuerKeys(certificate);
  const lists = context.crls
    .filter((list) => issuerKeys.has(list.issuer.key))
    .sort((left, right) => right.thisUpdate.getTime() - left.thisUpdate.getTime());
  const complete = lists.filter((list) => list.baseCrlNumber === null);
  const failures: Failure[] = [];
  const evidence: RevocationEvidence[] = [];
  const superseded: CertificateList[] = [];
  const inScope = new Set<CertificateList>();
  let covered = 0;

  for (const point of distributionPointsOf(certificate)) {
    for (const list of complete) {
      if (!isInScope(list, certificate, point)) continue;
      inScope.add(list);
      const reasons = coveredReasons(list, point);
      if ((reasons & ~covered) === 0) continue;
      const defect = usabilityDefect(list, certificate, chain, context);
      if (defect) {
        failures.push(defect);
        if (defect.code === 'crl-stale') superseded.push(list);
        continue;
      }
      const delta = deltaFor(list, lists, certificate, chain, context);
      const entry = findEntry(delta ? [delta, list] : [list], certificate);
      if (entry === 'malformed') {
        failures.push(failure('crl-malformed', titleOf(certificate)));
        continue;
      }
      if (entry) return revoked(entry, certificate, list);
      evidence.push(evidenceOf(certificate, list));
      if (delta) evidence.push(evidenceOf(certificate, delta));
      covered |= reasons;
      if (covered === ALL_REASONS) return { status: 'good', evidence };
    }
  }
  // A revocation is for ever: an old list may not clear a certificate, but it may condemn it.
  for (const list of superseded) {
    if (authenticityDefect(list, certificate, chain, context) || entriesDefect(list)) continue;
    const entry = findEntry([list], certificate);
    if (entry && entry !== 'malformed') {
      return revoked(entry, certificate, list);
    }
  }
  if (covered !== 0) failures.push(failure('crl-reasons-incomplete', titleOf(certificate)));
  for (const list of lists) {
    if (list.baseCrlNumber !== null) failures.push(failure('crl-without-base', titleOf(certificate)));
    else if (!inScope.has(list)) failures.push(failure('crl-out-of-scope', titleOf(certificate)));
  }
  return { status: 'undetermined', failures };
}

function usabilityDefect(
  list: CertificateList,
  certificate: Certificate,
  chain: readonly Certificate[],
  context: RevocationContext,
): Failure | null {
  if (list.unknownCriticalExtension)
    return failure('crl-unknown-critical-extension', list.unknownCriticalExtension);
  switch (timeliness(list, certificate, context)) {
    case 'not-yet-valid':
      return failure('crl-not-yet-valid', `${list.issuer.text}, ${list.thisUpdate.toISOString()}`);
    case 'stale':
      return failure('crl-stale', `${list.issuer.text}, until ${list.nextUpdate.toISOString()}`);
    case 'timely':
      return authenticityDefect(list, certificate, chain, context) ?? entriesDefect(list);
  }
}

function entriesDefect(list: CertificateList): Failure | null {
  try {
    const unknown = list.entries.unknownCriticalExtension;
    return unknown ? failure('crl-unknown-critical-extension', unknown) : null;
  } catch (error) {
    if (!(error instanceof DerError || error instanceof DuplicateExtensionError)) throw error;
    const code =
      error instanceof DerError && error.reason === 'der-too-many-elements'
        ? 'crl-too-large'
        : 'crl-malformed';
    return failure(code, `${list.issuer.text}: ${error.message}`);
  }
}

/** RFC 5280 6.3.3 f and g: a key of the CRL issuer signed, may sign CRLs, and is itself valid under the same anchor. */
function authenticityDefect(
  list: CertificateList,
  certificate: Certificate,
  chain: readonly Certificate[],
  context: RevocationContext,
): Failure | null {
  const anchor = chain[chain.length - 1]!;
  const onPath = chain.filter((member) => member.subject.key === list.issuer.key);
  const others = context
    .certificatesOf(list.issuer.key)
    .filter((other) => !onPath.some((member) => member.fingerprint === other.fingerprint));
  let defect = failure('crl-issuer-not-authorised', `${list.issuer.text} is unknown`);
  for (const signer of [...onPath, ...others]) {
    if (namesOtherKey(list, signer)) continue;
    const verdict = isSignedBy(list, signer, context.budget);
    if (verdict === 'limit') return failure('revocation-limit', list.issuer.text);
    if (verdict !== 'good') {
      defect = failure('crl-signature-invalid', list.issuer.text);
      continue;
    }
    if (signer.keyUsage && !signer.keyUsage.has('cRLSign')) {
      defect = failure('crl-issuer-not-authorised', `${titleOf(signer)} may not sign lists`);
      continue;
    }
    const isTrusted =
      onPath.includes(signer) ||
      (isSameCaAs(chain[0]!, signer) &&
        context.isValidCrlIssuer(signer, anchor, evidenceTime(list.thisUpdate, context)));
    if (isTrusted) return null;
    defect = failure('crl-issuer-not-authorised', `${titleOf(signer)} for ${titleOf(certificate)}`);
  }
  return defect;
}

/**
 * RFC 5280 takes anybody of the issuer's name under the same anchor for the issuer. A CA below could give that name to
 * somebody, so the other key must have been certified by the issuer itself or by who certified the issuer.
 */
function isSameCaAs(issuer: Certificate, signer: Certificate): boolean {
  if (signer.subject.key !== issuer.subject.key) return true;
  return signer.isSelfIssued || signer.issuer.key === issuer.issuer.key;
}

/** RFC 5280 6.3.3 c and 5.2.4: same issuer, scope and key; built on this list or an older one; newer than it. */
function deltaFor(
  base: CertificateList,
  lists: readonly CertificateList[],
  certificate: Certificate,
  chain: readonly Certificate[],
  context: RevocationContext,
): CertificateList | null {
  for (const delta of lists) {
    if (delta.baseCrlNumber === null || delta.issuer.key !== base.issuer.key) continue;
    if (!sameOctets(delta.scope, base.scope) || !isSameAuthority(delta, base)) continue;
    if (delta.baseCrlNumber > base.crlNumber || delta.crlNumber <= base.crlNumber) continue;
    if (usabilityDefect(delta, certificate, chain, context) === null) return delta;
  }
  return null;
}

function isSameAuthority(left: CertificateList, right: CertificateList): boolean {
  const [a, b] = [left.authorityKeyId?.keyIdentifier, right.authorityKeyId?.keyIdentifier];
  return a && b ? sameOctets(a, b) : !a && !b;
}

/** The first list that has the certificate decides: a delta before its base; removeFromCRL takes it off. */
function findEntry(
  lists: readonly CertificateList[],
  certificate: Certificate,
): RevokedCertificate | null | 'malformed' {
  try {
    for (const list of lists) {
      const entry = list.entries.find(certificate.issuer.key, certificate.serialOctets);
      if (entry) return entry.reason === 'removeFromCRL' ? null : entry;
    }
    return null;
  } catch (error) {
    if (error instanceof DerError) return 'malformed';
    throw error;
  }
}

function revoked(
  entry: RevokedCertificate,
  certificate: Certificate,
  list: CertificateList,
): RevocationStatus {
  return { status: 'revoked', ...entry, evidence: evidenceOf(certificate, list) };
}

function evidenceOf(certificate: Certificate, list: CertificateList): RevocationEvidence {
  return {
    certificate: certificate.fingerprint,
    kind: 'crl',
    digest: list.digest,
    thisUpdate: list.thisUpdate,
    nextUpdate: list.nextUpdate,
  };
}
