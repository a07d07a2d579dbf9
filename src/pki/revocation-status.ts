import type { Certificate } from './certificate-structure';
import type { CertificateList } from './crl';
import type { RevocationReason } from './crl-entries';
import type { OcspResponse } from './ocsp';
import type { Failure, ReasonCode } from './reason-codes';
import type { WorkBudget } from './work-budget';

/** Which list or response said what about a certificate. */
export interface RevocationEvidence {
  /** Fingerprint of the certificate spoken about. */
  readonly certificate: string;
  readonly kind: 'crl' | 'ocsp';
  /** SHA-256 of the list or response, hex. */
  readonly digest: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Set when the certificate was revoked, but only after the time of validation. */
  readonly revokedAt?: Date;
}

export type RevocationStatus =
  | { readonly status: 'good'; readonly evidence: readonly RevocationEvidence[] }
  | {
      readonly status: 'revoked';
      readonly revokedAt: Date;
      readonly reason: RevocationReason;
      readonly invalidSince: Date | null;
      readonly evidence: RevocationEvidence;
    }
  /** `failures` is empty when nothing that was given speaks about the certificate at all. */
  | { readonly status: 'undetermined'; readonly failures: readonly Failure[] };

/** What all revocation checks of one validation share. */
export interface RevocationContext {
  readonly at: Date;
  /** Evidence made up to this instant counts; later than `at` when a proof of existence at `at` is held. */
  readonly evidenceUntil: Date;
  /** Milliseconds that evidence may be old at `at`, although superseded since. */
  readonly revocationFreshness: number;
  readonly crls: readonly CertificateList[];
  readonly ocspResponses: readonly OcspResponse[];
  /** What was given and could not be read: it might speak about any certificate. */
  readonly unreadable: readonly Failure[];
  readonly ocspNonce: Uint8Array | null;
  /** Told of every revocation met: a verdict may change at its time. */
  readonly revocationsMet: Date[];
  readonly budget: WorkBudget;
  /** All certificates given, by subject. */
  certificatesOf(subjectKey: string): readonly Certificate[];
  /** Whether a certificate that signs CRLs has a valid, unrevoked path to this anchor. */
  isValidCrlIssuer(certificate: Certificate, anchor: Certificate, at: Date): boolean;
  /** The status of a delegated OCSP responder by CRLs alone. */
  isUnrevokedResponder(responder: Certificate, chain: readonly Certificate[], at: Date): boolean;
}

export type Timeliness = 'timely' | 'stale' | 'not-yet-valid';

/**
 * Whether evidence speaks for the time of validation: made before and not yet superseded or no older than the relying
 * party accepts; or made later, within what counts, while the certificate had not yet expired (a CA may drop expired
 * certificates from its lists).
 */
export function timeliness(
  { thisUpdate, nextUpdate }: { thisUpdate: Date; nextUpdate: Date },
  subject: Certificate,
  { at, evidenceUntil, revocationFreshness }: RevocationContext,
): Timeliness {
  if (thisUpdate > evidenceUntil) return 'not-yet-valid';
  if (thisUpdate > at) return thisUpdate <= subject.notAfter ? 'timely' : 'stale';
  const isFresh = thisUpdate.getTime() + revocationFreshness >= at.getTime();
  return isFresh || nextUpdate >= wholeSecond(at) ? 'timely' : 'stale';
}

/** When to judge who made the evidence: responders and CRL keys may be younger than `at`. */
export function evidenceTime(thisUpdate: Date, { at }: RevocationContext): Date {
  return thisUpdate > at ? thisUpdate : at;
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

/** What tells most about why there is no answer, best first. */
const telling: readonly ReasonCode[] = [
  'revocation-limit',
  'crl-reasons-incomplete',
  'crl-issuer-not-authorised',
  'crl-signature-invalid',
  'ocsp-responder-not-authorised',
  'ocsp-signature-invalid',
  'crl-unknown-critical-extension',
  'ocsp-unknown-critical-extension',
  'ocsp-nonce-mismatch',
  'crl-stale',
  'ocsp-stale',
  'crl-not-yet-valid',
  'ocsp-not-yet-valid',
  'ocsp-status-unknown',
  'crl-malformed',
  'crl-too-large',
  'ocsp-malformed',
  'crl-without-base',
  'crl-out-of-scope',
];

export function mostTelling(failures: readonly Failure[]): Failure | undefined {
  for (const code of telling) {
    const found = failures.find((failure) => failure.code === code);
    if (found) return found;
  }
  return failures[0];
}
