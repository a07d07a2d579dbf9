import { contentDigest } from './content-digest';
import { sha256Hex } from './digest';
import { judgeSignature } from './judge-signature';
import { type RelyingPartyInput, relyingTrust } from './relying-party-input';
import type { VerificationReport } from './report';

/**
 * Verifies a detached CAdES signature (ETSI EN 319 122-1, `.p7s`) over `content`, through the same core as documents.
 * Never throws on hostile bytes.
 */
export function verifyDetached(
  content: Uint8Array,
  cms: Uint8Array,
  input: RelyingPartyInput,
): VerificationReport {
  const { trust, tsaTrust, policy } = relyingTrust(input);
  const sha256 = sha256Hex(content);
  const { judged, timestamps, signingTime } = judgeSignature({
    name: 'signature',
    cms,
    content: [content],
    digestOf: (algorithm) => (algorithm === 'sha256' ? sha256 : contentDigest(algorithm, [content])),
    profile: 'cades',
    trust,
    tsaTrust,
    policy,
  });
  return {
    indication: judged.indication,
    subIndication: judged.subIndication,
    reasonCode: judged.reasonCode,
    reason: judged.reason,
    format: 'cades',
    verifiedAt: input.at.toISOString(),
    document: { bytes: content.length, sha256 },
    signatures: [
      Object.assign(judged, {
        level: judged.provenTime ? ('B-T' as const) : ('B-B' as const),
        covers: { bytes: content.length, wholeDocument: true },
        claimedTime: signingTime?.toISOString(),
      }),
    ],
    timestamps,
    checks: [],
  };
}
