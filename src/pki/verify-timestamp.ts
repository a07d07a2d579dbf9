import type { Certificate } from './certificate';
import { contentDigest, type DigestOf } from './content-digest';
import { findingOf, findingOfError, passed } from './finding';
import { hexOf, sameOctets } from './octets';
import { oid } from './oids';
import type { Check } from './path-checks';
import type { Finding } from './report';
import { Refused } from './signature-reasons';
import { readTimestampInfo, type TimestampInfo } from './timestamp-info';
import { type Trust, type ValidPath, validateSigner, withoutProof } from './validate-signer';
import { verifyCms } from './verify-cms';

export interface VerifyTimestampInput {
  /** TimeStampToken, DER. */
  readonly token: Uint8Array;
  /** What was stamped, in pieces. */
  readonly content: readonly Uint8Array[];
  /** The digest of the content where it is known already or cheaper to come by, hexadecimal. */
  readonly digestOf?: DigestOf;
  readonly trust: Trust;
  /** When a later time-stamp proves that this one existed. */
  readonly provenAt?: Date;
  /** Accepted TSA policies; any when omitted. */
  readonly policies?: readonly string[];
}

export interface TimestampVerdict extends Finding {
  readonly checks: readonly Check[];
  /** Set once read, believed or not. */
  readonly info?: TimestampInfo;
  readonly authority?: Certificate;
  readonly path?: ValidPath;
}

/**
 * Verifies a time-stamp token (RFC 3161 2.4, RFC 5816): its signature, that it was made for this content, that the
 * certificate is critically and only for time-stamping, and its path at the time in question.
 * Never throws on hostile bytes.
 */
export function verifyTimestamp(input: VerifyTimestampInput): TimestampVerdict {
  const cms = verifyCms({
    cms: input.token,
    profile: 'timestamp',
    certificates: input.trust.input.intermediates,
  });
  if (!cms.valid) return { ...findingOf(cms.reason, cms.detail), checks: cms.checks };
  const { message, signer } = cms.verified;
  const checks = [...cms.checks];
  let info: TimestampInfo | undefined;
  try {
    info = readTimestampInfo(message.content!);
    checkImprint(info, input);
    checkAuthority(info, signer);
    checkTime(info, signer, input);
    checks.push({ name: 'timestamp-content', outcome: 'passed' });
  } catch (error) {
    const finding = findingOfError(error);
    checks.push({ name: 'timestamp-content', outcome: 'failed', detail: finding.reason });
    return { ...finding, checks, info, authority: signer };
  }
  const verdict = validateSigner(cms.verified, input.trust, input.provenAt, oid.timeStamping);
  checks.push({
    name: 'certification-path',
    outcome: verdict.trusted ? 'passed' : 'failed',
    detail: verdict.trusted ? undefined : verdict.finding.reason,
  });
  checks.push(...verdict.checks);
  return {
    ...(verdict.trusted ? { ...passed, path: verdict.path } : withoutProof(verdict.finding)),
    checks,
    info,
    authority: signer,
  };
}

function checkImprint(info: TimestampInfo, { content, digestOf }: VerifyTimestampInput): void {
  const actual = digestOf?.(info.digest) ?? contentDigest(info.digest, content);
  if (actual !== hexOf(info.imprint)) throw new Refused('timestamp-imprint-wrong');
}

/** RFC 3161 2.3: one key purpose, critical; and the authority named is the one that signed. */
function checkAuthority(info: TimestampInfo, signer: Certificate): void {
  const purposes = signer.extendedKeyUsage;
  const isCritical = signer.extensions.get(oid.extendedKeyUsage)?.critical === true;
  if (!isCritical || purposes?.length !== 1 || purposes[0] !== oid.timeStamping)
    throw new Refused('timestamp-key-purpose');
  if (info.authority && !sameOctets(info.authority, signer.subject.der))
    throw new Refused('timestamp-authority-name');
}

function checkTime(
  info: TimestampInfo,
  signer: Certificate,
  { trust, policies }: VerifyTimestampInput,
): void {
  if (policies && !policies.includes(info.policy)) throw new Refused('timestamp-policy', info.policy);
  if (info.time.getTime() - info.accuracyMilliseconds > trust.at.getTime())
    throw new Refused('timestamp-in-future', info.time.toISOString());
  if (info.time < signer.notBefore) throw new Refused('timestamp-before-certificate');
}
