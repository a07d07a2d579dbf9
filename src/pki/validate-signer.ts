import { conclusion, findingOf } from './finding';
import { materialAbout, type ReadTrust, readTrust } from './read-material';
import type { Failure } from './reason-codes';
import type { Finding } from './report';
import { type Check, type PathVerdict, validateRead } from './validate-path';
import type { VerifiedCms } from './verify-cms';

/** What a relying party brings along: its anchors, and certificates and revocation data from anywhere. */
export interface TrustInput {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly at: Date;
  readonly revocation: 'require' | 'prefer' | 'none';
  /** Milliseconds; see `validatePath`. Asked only where nothing proves an earlier time. */
  readonly revocationFreshness?: number;
}

/** The same for all signatures of one verification, so that it is read once, when it is first needed. */
export class Trust {
  #read: ReadTrust | Failure | undefined;

  constructor(readonly input: TrustInput) {}

  get at(): Date {
    return this.input.at;
  }

  /** With what a message itself carries, which is looked at first. */
  materialFor({ message, signer, certificates }: VerifiedCms) {
    this.#read ??= readTrust(this.input);
    const { crls } = message;
    const read =
      crls.length > 0 ? readTrust({ ...this.input, crls: crls.concat(this.input.crls) }) : this.#read;
    return materialAbout(signer, certificates, read);
  }
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
  cms: VerifiedCms,
  trust: Trust,
  provenAt: Date | undefined,
  keyPurpose: string,
): SignerVerdict {
  const { at, revocation, revocationFreshness } = trust.input;
  const isProven = provenAt !== undefined && provenAt < at;
  if (isProven && provenAt < cms.signer.notBefore)
    return { trusted: false, finding: findingOf('proven-before-certificate'), checks: [] };
  const verdict = validateRead(trust.materialFor(cms), {
    at: isProven ? provenAt : at,
    evidenceUntil: isProven ? at : undefined,
    revocation,
    revocationFreshness: isProven ? 0 : revocationFreshness,
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
