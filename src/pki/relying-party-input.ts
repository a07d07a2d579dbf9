import type { VerificationPolicy } from './judge-signature';
import type { DocumentEvidence } from './pdf-evidence';
import type { Trust } from './validate-signer';

/** What a relying party brings to any verification. All byte arrays are DER. */
export interface RelyingPartyInput {
  readonly anchors: readonly Uint8Array[];
  /** The time the question is asked for. */
  readonly at: Date;
  readonly intermediates?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly ocspResponses?: readonly Uint8Array[];
  readonly revocation: 'require' | 'prefer' | 'none';
  readonly policy?: VerificationPolicy;
  /** Anchors of time-stamping authorities, when they differ. */
  readonly tsaAnchors?: readonly Uint8Array[];
}

/** The input joined with what the document itself carries. */
export function relyingTrust(input: RelyingPartyInput, evidence: DocumentEvidence = nothing) {
  const trust: Trust = {
    anchors: input.anchors,
    intermediates: [...(input.intermediates ?? []), ...evidence.certificates],
    crls: [...(input.crls ?? []), ...evidence.crls],
    ocspResponses: [...(input.ocspResponses ?? []), ...evidence.ocspResponses],
    at: input.at,
    revocation: input.revocation,
  };
  const freshnessDays = input.policy?.timestampFreshnessDays ?? 0;
  return {
    trust,
    tsaTrust: {
      ...trust,
      anchors: input.tsaAnchors ?? input.anchors,
      revocationFreshness: freshnessDays * 86_400_000,
    },
    policy: input.policy ?? {},
  };
}

const nothing: DocumentEvidence = { certificates: [], crls: [], ocspResponses: [] };
