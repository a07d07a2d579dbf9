import { createHash } from 'node:crypto';
import { localDefect } from './build-path';
import { certificateIn } from './certificate';
import type { Certificate } from './certificate-structure';
import type { OcspResponse, SingleResponse } from './ocsp';
import { sameOctets } from './octets';
import { oid } from './oids';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import {
  evidenceTime,
  type RevocationContext,
  type RevocationEvidence,
  type RevocationStatus,
  timeliness,
} from './revocation-status';
import { isCertificateSignedBy, isSignedBy } from './verified-signatures';

/** RFC 6960 4.2.2.1 lets a responder leave out nextUpdate; its answer then counts as fresh for so long. */
export const FRESH_WITHOUT_NEXT_UPDATE = 60 * 60 * 1000;

/** RFC 6960 3.2: what the OCSP responses say about a certificate; `chain` is the path above it, issuer first. */
export function checkOcsp(
  certificate: Certificate,
  chain: readonly Certificate[],
  context: RevocationContext,
): RevocationStatus {
  const issuer = chain[0]!;
  const failures: Failure[] = [];
  let best: RevocationStatus | null = null;
  const answers = context.ocspResponses
    .flatMap((response) => response.responses.map((answer) => ({ response, answer })))
    .filter(({ answer }) => isAbout(answer, certificate, issuer))
    .sort((left, right) => right.answer.thisUpdate.getTime() - left.answer.thisUpdate.getTime());
  for (const { response, answer } of answers) {
    const defect = answerDefect(response, chain, context);
    if (defect) {
      failures.push(defect);
      continue;
    }
    const time = answerTimeliness(response, answer, certificate, context);
    const { certStatus } = answer;
    if (certStatus.status === 'revoked' && time !== 'not-yet-valid') {
      // Also from a superseded answer: a revocation is for ever, and a suspension must be lifted by a newer answer.
      if (best === null || certStatus.reason !== 'certificateHold') {
        return { ...certStatus, invalidSince: null, evidence: evidenceOf(certificate, response, answer) };
      }
      continue;
    }
    if (time !== 'timely') {
      failures.push(
        failure(time === 'stale' ? 'ocsp-stale' : 'ocsp-not-yet-valid', answer.thisUpdate.toISOString()),
      );
    } else if (certStatus.status === 'unknown') {
      failures.push(failure('ocsp-status-unknown', titleOf(certificate)));
    } else {
      best ??= { status: 'good', evidence: [evidenceOf(certificate, response, answer)] };
    }
  }
  return best ?? { status: 'undetermined', failures };
}

/** CertID (RFC 6960 4.1.1). Its hash only identifies, so SHA-1 does no harm here. */
function isAbout(answer: SingleResponse, certificate: Certificate, issuer: Certificate): boolean {
  const algorithm = identifyingHashes[answer.hashAlgorithm];
  if (!algorithm || !sameOctets(answer.serialOctets, certificate.serialOctets)) return false;
  const hash = (data: Uint8Array) => createHash(algorithm).update(data).digest();
  return (
    sameOctets(answer.issuerNameHash, hash(certificate.issuer.der)) &&
    sameOctets(answer.issuerKeyHash, hash(issuer.subjectPublicKey))
  );
}

const identifyingHashes: Readonly<Record<string, string>> = {
  [oid.sha1]: 'sha1',
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  [oid.sha512]: 'sha512',
};

function answerDefect(
  response: OcspResponse,
  chain: readonly Certificate[],
  context: RevocationContext,
): Failure | null {
  if (response.unknownCriticalExtension) {
    return failure('ocsp-unknown-critical-extension', response.unknownCriticalExtension);
  }
  if (context.ocspNonce && !(response.nonce && sameOctets(response.nonce, context.ocspNonce))) {
    return failure('ocsp-nonce-mismatch', response.nonce ? 'another nonce' : 'no nonce');
  }
  return responderDefect(response, chain, context);
}

/** RFC 6960 4.2.2.2: the issuer itself, or who holds a certificate for it issued directly with the same key. */
function responderDefect(
  response: OcspResponse,
  chain: readonly Certificate[],
  context: RevocationContext,
): Failure | null {
  const issuer = chain[0]!;
  if (isResponder(response, issuer)) {
    const verdict = isSignedBy(response, issuer, context.budget);
    if (verdict === 'good') return null;
    if (verdict === 'limit') return failure('revocation-limit', 'OCSP');
    return failure('ocsp-signature-invalid', titleOf(issuer));
  }
  let defect = failure('ocsp-responder-not-authorised', 'the responder’s certificate is not there');
  for (const der of response.certificates) {
    const delegate = certificateIn(der);
    if (!delegate || !isResponder(response, delegate)) continue;
    const verdict = isSignedBy(response, delegate, context.budget);
    if (verdict === 'limit') return failure('revocation-limit', 'OCSP');
    if (verdict !== 'good') {
      defect = failure('ocsp-signature-invalid', titleOf(delegate));
      continue;
    }
    const objection = delegateObjection(delegate, response, chain, context);
    if (!objection) return null;
    defect = failure('ocsp-responder-not-authorised', `${titleOf(delegate)}: ${objection}`);
  }
  return defect;
}

function delegateObjection(
  delegate: Certificate,
  response: OcspResponse,
  chain: readonly Certificate[],
  context: RevocationContext,
): string | null {
  const issuer = chain[0]!;
  const time = evidenceTime(response.producedAt, context);
  if (
    delegate.issuer.key !== issuer.subject.key ||
    isCertificateSignedBy(delegate, issuer, context.budget) !== 'good'
  ) {
    return 'not issued by the CA that issued the certificate';
  }
  if (!delegate.extendedKeyUsage?.includes(oid.ocspSigning)) return 'not for OCSP signing';
  if (
    delegate.keyUsage &&
    !delegate.keyUsage.has('digitalSignature') &&
    !delegate.keyUsage.has('nonRepudiation')
  ) {
    return 'may not sign';
  }
  for (const extension of delegate.extensions.values()) {
    if (extension.critical && !responderExtensions.has(extension.oid))
      return `critical extension ${extension.oid}`;
  }
  const defect = localDefect(delegate, 'leaf', time);
  if (defect) return defect.code;
  if (delegate.extensions.has(oid.ocspNoCheck) || context.isUnrevokedResponder(delegate, chain, time))
    return null;
  return 'may itself be revoked';
}

const responderExtensions = new Set<string>([
  oid.basicConstraints,
  oid.keyUsage,
  oid.extendedKeyUsage,
  oid.subjectAltName,
  oid.certificatePolicies,
  oid.crlDistributionPoints,
  oid.ocspNoCheck,
]);

function isResponder(response: OcspResponse, certificate: Certificate): boolean {
  const { responder } = response;
  if ('name' in responder) return responder.name.key === certificate.subject.key;
  // KeyHash is SHA-1 of the key's bits (RFC 6960 4.2.1), again only to identify.
  return sameOctets(responder.keyHash, createHash('sha1').update(certificate.subjectPublicKey).digest());
}

function answerTimeliness(
  response: OcspResponse,
  { thisUpdate, nextUpdate }: SingleResponse,
  certificate: Certificate,
  context: RevocationContext,
) {
  if (response.producedAt > context.evidenceUntil) return 'not-yet-valid';
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + FRESH_WITHOUT_NEXT_UPDATE);
  return timeliness({ thisUpdate, nextUpdate: until }, certificate, context);
}

function evidenceOf(
  certificate: Certificate,
  response: OcspResponse,
  answer: SingleResponse,
): RevocationEvidence {
  return {
    certificate: certificate.fingerprint,
    kind: 'ocsp',
    digest: response.digest,
    thisUpdate: answer.thisUpdate,
    nextUpdate: answer.nextUpdate,
  };
}
