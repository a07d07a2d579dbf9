import type { VerificationPolicy } from './judge-signature';
import type { DocumentEvidence } from './pdf-evidence';
import { Trust, type TrustInput } from './validate-signer';

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
  const policy = input.policy ?? {};
  const trust: TrustInput = {
    anchors: input.anchors,
    intermediates: joined(input.intermediates, evidence.certificates),
    crls: joined(input.crls, evidence.crls),
    ocspResponses: joined(input.ocspResponses, evidence.ocspResponses),
    at: input.at,
    revocation: input.revocation,
  };
  return { trust: new Trust(trust), tsaTrust: new Trust(tsaTrust(trust, input)), policy };
}

function tsaTrust(trust: TrustInput, { tsaAnchors, policy }: RelyingPartyInput): TrustInput {
  return {
    anchors: tsaAnchors ?? trust.anchors,
    intermediates: trust.intermediates,
    crls: trust.crls,
    ocspResponses: trust.ocspResponses,
    at: trust.at,
    revocation: trust.revocation,
    revocationFreshness: (policy?.timestampFreshnessDays ?? 0) * 86_400_000,
  };
}

function joined(given: readonly Uint8Array[] = none, carried: readonly Uint8Array[]): readonly Uint8Array[] {
  return carried.length === 0 ? given : given.concat(carried);
}

const none: readonly Uint8Array[] = [];
const nothing: DocumentEvidence = { certificates: [], crls: [], ocspResponses: [] };
