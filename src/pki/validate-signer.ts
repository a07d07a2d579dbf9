import type { Certificate } from './certificate';
import { conclusion, findingOf } from './finding';
import type { Finding } from './report';
import { type Check, type PathVerdict, validatePath } from './validate-path';

/** What a relying party brings along: its anchors, and certificates and revocation data from anywhere. */
export interface Trust {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly at: Date;
  readonly revocation: 'require' | 'prefer' | 'none';
  /** Milliseconds; see `validatePath`. Asked only where nothing proves an earlier time. */
  readonly revocationFreshness?: number;
}

/** With what the message itself carries, which is looked at first. */
export function withMessage(
  trust: Trust,
  { certificates, crls }: { certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] },
): Trust {
  return {
    anchors: trust.anchors,
    intermediates: certificates.concat(trust.intermediates),
    crls: crls.length > 0 ? crls.concat(trust.crls) : trust.crls,
    ocspResponses: trust.ocspResponses,
    at: trust.at,
    revocation: trust.revocation,
    revocationFreshness: trust.revocationFreshness,
  };
}

export type ValidPath = Extract<PathVerdict, { valid: true }>;

export type SignerVerdict = { readonly checks: readonly Check[] } & (
  | { trusted: true; path: ValidPath }
  | { trusted: false; finding: Finding }
);

/**
 * Whether the signer's certificate is to be trusted for a signature that is proved to have existed at `provenAt`
 * (ETSI EN 319 102-1 clause 5.6.2, past certificate validation). Without proof the question is asked for `trust.at`.
 * With proof it is asked for the proven time, in the light of all revocation data since: a certificate that expired or
 * was revoked after the proven time stays good, one that expired or was revoked before does not.
 */
export function validateSigner(
  certificate: Certificate,
  trust: Trust,
  provenAt: Date | undefined,
  keyPurpose: string,
): SignerVerdict {
  const isProven = provenAt !== undefined && provenAt < trust.at;
  if (isProven && provenAt < certificate.notBefore)
    return { trusted: false, finding: findingOf('proven-before-certificate'), checks: [] };
  const verdict = validatePath({
    leaf: certificate.der,
    anchors: trust.anchors,
    intermediates: trust.intermediates,
    crls: trust.crls,
    ocspResponses: trust.ocspResponses,
    at: isProven ? provenAt : trust.at,
    evidenceUntil: isProven ? trust.at : undefined,
    revocation: trust.revocation,
    revocationFreshness: isProven ? 0 : trust.revocationFreshness,
    keyPurpose,
  });
  if (verdict.valid) return { trusted: true, path: verdict, checks: pathChecks(verdict) };
  return { trusted: false, finding: conclusion(verdict), checks: pathChecks(verdict) };
}

/**
 * The same finding where nothing says that the signature is not older than the time in question: then the end of a
 * certificate before that time decides nothing (ETSI EN 319 102-1 clauses 5.3.4 and 5.5.4, no proof of existence).
 */
export function withoutProof(finding: Finding): Finding {
  const { reasonCode = '' } = finding;
  const subIndication = Object.hasOwn(undecided, reasonCode) ? undecided[reasonCode] : undefined;
  return subIndication ? { ...finding, indication: 'INDETERMINATE', subIndication } : finding;
}

const undecided: Readonly<Record<string, string>> = {
  'certificate-expired': 'OUT_OF_BOUNDS_NO_POE',
  'certificate-revoked': 'REVOKED_NO_POE',
};

/** The steps of path validation, named so that they stand beside those of the signature. */
function pathChecks(verdict: PathVerdict): readonly Check[] {
  const known = named.get(verdict);
  if (known) return known;
  const checks = verdict.checks.map((check) => ({ ...check, name: `path: ${check.name}` }));
  named.set(verdict, checks);
  return checks;
}

/** Verdicts are remembered by `validatePath`, so the same object comes again. */
const named = new WeakMap<PathVerdict, readonly Check[]>();
