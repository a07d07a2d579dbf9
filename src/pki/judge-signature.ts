import type { Certificate } from './certificate';
import { readClaims } from './cms-claims';
import type { DigestOf } from './content-digest';
import { raw } from './der-read';
import { findingOf, passed, worst } from './finding';
import { oid } from './oids';
import type { Check } from './path-checks';
import type { Finding, SignatureReport, TimestampReport } from './report';
import { describePath, describePerson, timestampReport } from './report-parts';
import { type SignerVerdict, type Trust, validateSigner, withoutProof } from './validate-signer';
import { type CmsProfile, type CmsVerdict, type VerifiedCms, verifyCms } from './verify-cms';
import { type TimestampVerdict, verifyTimestamp } from './verify-timestamp';

/** What the relying party asks beyond the standards. */
export interface VerificationPolicy {
  /** A trusted time is demanded: only level B-T and above passes. */
  readonly requireTimestamp?: boolean;
  /** Certificate policies, one of which the path must be valid for. */
  readonly certificatePolicies?: readonly string[];
  /** Accepted time-stamping policies; any when omitted. */
  readonly timestampPolicies?: readonly string[];
  /**
   * How many days old revocation data about a time-stamping authority may be, where no later time-stamp proves that the
   * token is older: who verifies offline cannot have today's. A compromise within those days goes unnoticed.
   * When omitted, data counts until its nextUpdate.
   */
  readonly timestampFreshnessDays?: number;
}

export interface SignatureToJudge {
  readonly name: string;
  readonly cms: Uint8Array;
  readonly profile: CmsProfile;
  readonly content: readonly Uint8Array[];
  /** The digest of the content where it is known already or cheaper to come by, hexadecimal. */
  readonly digestOf?: DigestOf;
  readonly trust: Trust;
  readonly tsaTrust: Trust;
  readonly policy: VerificationPolicy;
  /** The earliest valid document timestamp over this signature. */
  readonly documentTime?: ProvenTime;
}

export interface ProvenTime {
  readonly time: Date;
  readonly by: 'signature-timestamp' | 'document-timestamp';
  readonly authority: string;
}

export interface JudgedSignature {
  /** What the form of the document adds, it adds itself. */
  readonly judged: Omit<SignatureReport, 'covers' | 'level' | 'claimedTime' | 'statedReason'>;
  readonly timestamps: readonly TimestampReport[];
  /** The signing-time attribute, where CAdES has one. */
  readonly signingTime: Date | undefined;
}

/**
 * Judges one signature: its message, the times that prove when it existed, the path of its signer at that time, and
 * the policy of the relying party. PDF, CAdES and ASiC all come here.
 */
export function judgeSignature(input: SignatureToJudge): JudgedSignature {
  const cms = verifyCms({
    cms: input.cms,
    profile: input.profile,
    content: input.content,
    digestOf: input.digestOf,
    certificates: input.trust.input.intermediates,
  });
  if (!cms.valid) return { judged: unreadable(input.name, cms), timestamps: [], signingTime: undefined };
  const { message, signer } = cms.verified;
  const stamps = signatureTimestamps(cms.verified, input);
  const proven = earliest(stamps, input.documentTime);
  const order = timestampOrder(stamps, input.documentTime);
  const path = signerPath(cms.verified, input, proven);
  const policy = path.trusted ? policyFinding(path, proven, input.policy) : passed;
  const finding = worst([
    ...stamps.filter((stamp) => stamp.indication === 'TOTAL-FAILED'),
    order,
    path.trusted ? passed : path.finding,
    policy,
  ]);
  const { claims, signingTime } = readClaims(message);
  const described = path.trusted ? describePath(path.path) : undefined;
  // Written out, because spreading costs as much as reading the message.
  const judged = {
    name: input.name,
    indication: finding.indication,
    subIndication: finding.subIndication,
    reasonCode: finding.reasonCode,
    reason: finding.reason,
    signer: describePerson(signer),
    issuer: signer.issuer.text,
    commitment: claims.commitment,
    role: claims.role,
    signaturePolicy: claims.signaturePolicy,
    provenTime: proven && { time: proven.time.toISOString(), by: proven.by, authority: proven.authority },
    path: described?.path,
    certificatePolicies: described?.certificatePolicies,
    revocation: described?.revocation,
    checks: [
      ...cms.checks,
      checkOf('certification-path', path.trusted ? passed : path.finding),
      ...path.checks,
      checkOf('timestamps', worst([...stamps, order])),
      checkOf('policy', policy),
    ],
  };
  const timestamps = stamps.map((stamp) => timestampReport(input.name, 'signature-timestamp', stamp));
  return { judged, timestamps, signingTime };
}

function unreadable(name: string, cms: Extract<CmsVerdict, { valid: false }>): JudgedSignature['judged'] {
  const { signer } = cms;
  const found = signer && { signer: describePerson(signer), issuer: signer.issuer.text };
  return { name, ...findingOf(cms.reason, cms.detail), ...found, checks: cms.checks };
}

/** signature-time-stamp: tokens over the signature value (ETSI EN 319 122-1 5.3). */
function signatureTimestamps(
  { message }: VerifiedCms,
  { tsaTrust, policy, documentTime }: SignatureToJudge,
): TimestampVerdict[] {
  const tokens = message.signer.unsigned.get(oid.signatureTimeStamp) ?? [];
  return tokens.map((token) =>
    verifyTimestamp({
      token: raw(token),
      content: [message.signer.signature],
      trust: tsaTrust,
      provenAt: documentTime?.time,
      policies: policy.timestampPolicies,
    }),
  );
}

function earliest(
  stamps: readonly TimestampVerdict[],
  documentTime: ProvenTime | undefined,
): ProvenTime | undefined {
  const own = stamps
    .filter((stamp) => stamp.indication === 'TOTAL-PASSED')
    .map((stamp) => ({
      time: stamp.info!.time,
      by: 'signature-timestamp' as const,
      authority: stamp.authority!.subject.text,
    }));
  const all = documentTime ? [...own, documentTime] : own;
  return all.sort((a, b) => a.time.getTime() - b.time.getTime())[0];
}

/** What a document timestamp covers existed before it. */
function timestampOrder(stamps: readonly TimestampVerdict[], documentTime: ProvenTime | undefined): Finding {
  const late = stamps.some(
    (stamp) =>
      documentTime &&
      stamp.info &&
      stamp.info.time.getTime() - stamp.info.accuracyMilliseconds > documentTime.time.getTime() + 1000,
  );
  return late ? findingOf('timestamp-order') : passed;
}

function signerPath(
  cms: VerifiedCms,
  { trust }: SignatureToJudge,
  proven: ProvenTime | undefined,
): SignerVerdict {
  const { signer } = cms;
  const purpose = signingPurpose(signer);
  if (!purpose)
    return {
      trusted: false,
      finding: findingOf('policy-key-purpose', signer.extendedKeyUsage?.join(', ')),
      checks: [],
    };
  const verdict = validateSigner(cms, trust, proven?.time, purpose);
  // A signature is stamped as it is made; a document time-stamp may cover it years later.
  const isStampedWhenMade = proven?.by === 'signature-timestamp';
  return verdict.trusted || isStampedWhenMade
    ? verdict
    : { ...verdict, finding: withoutProof(verdict.finding) };
}

/** RFC 9336 document signing, or e-mail protection, which older authorities issue for signing; without the extension any. */
function signingPurpose({ extendedKeyUsage: purposes }: Certificate): string | undefined {
  if (!purposes || purposes.includes(oid.anyExtendedKeyUsage)) return oid.documentSigning;
  return [oid.documentSigning, oid.emailProtection].find((purpose) => purposes.includes(purpose));
}

function policyFinding(
  verdict: SignerVerdict & { trusted: true },
  proven: ProvenTime | undefined,
  policy: VerificationPolicy,
): Finding {
  if (policy.requireTimestamp && !proven) return findingOf('policy-timestamp-required');
  const wanted = policy.certificatePolicies;
  if (wanted && !wanted.some((accepted) => verdict.path.policies.includes(accepted)))
    return findingOf('policy-certificate-policy', verdict.path.policies.join(', '));
  return passed;
}

function checkOf(name: string, finding: Finding): Check {
  return finding.indication === 'TOTAL-PASSED'
    ? { name, outcome: 'passed' }
    : { name, outcome: 'failed', detail: finding.reason };
}
