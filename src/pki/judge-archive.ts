import type { DocumentDigests } from './document-digests';
import { conclusion, findingOf, passed, worst } from './finding';
import type { ProvenTime, VerificationPolicy } from './judge-signature';
import type { FoundSignature } from './pdf-signatures';
import type { TimestampReport } from './report';
import { timestampReport } from './report-parts';
import type { Trust } from './validate-signer';
import { verifyTimestamp } from './verify-timestamp';

/** A document timestamp, judged, and the time it proves for what it covers. */
export interface ArchiveTimestamp {
  readonly revision: number;
  readonly report: TimestampReport;
  readonly proves?: ProvenTime;
}

/** Judges the document timestamps, newest first, because each is proved by those over it (ETSI EN 319 102-1 clause 5.6). */
export function documentTimestamps(
  found: readonly FoundSignature[],
  trust: Trust,
  policy: VerificationPolicy,
  digests: DocumentDigests,
): ArchiveTimestamp[] {
  const stamps: ArchiveTimestamp[] = [];
  for (const signature of found.filter(({ kind }) => kind === 'document-timestamp').reverse()) {
    const newer = stamps[0]?.proves ?? stamps.find(({ proves }) => proves)?.proves;
    stamps.unshift(judgeArchive(signature, trust, policy, digests, newer));
  }
  return stamps;
}

function judgeArchive(
  found: FoundSignature,
  trust: Trust,
  policy: VerificationPolicy,
  digests: DocumentDigests,
  newer: ProvenTime | undefined,
): ArchiveTimestamp {
  const { name, revision, signature } = found;
  if (!signature)
    return {
      revision,
      report: { name, kind: 'document-timestamp', ...conclusion(found.finding), checks: [] },
    };
  const verdict = verifyTimestamp({
    token: signature.cms,
    content: signature.content,
    digestOf: (algorithm) => digests.covered(algorithm, signature.content),
    trust,
    provenAt: newer?.time,
    policies: policy.timestampPolicies,
  });
  const tooLate =
    newer &&
    verdict.info &&
    verdict.info.time.getTime() - verdict.info.accuracyMilliseconds > newer.time.getTime() + 1000;
  const finding = worst([found.finding, verdict, tooLate ? findingOf('timestamp-order') : passed]);
  const report = { ...timestampReport(name, 'document-timestamp', verdict), ...conclusion(finding) };
  if (finding.indication !== 'TOTAL-PASSED') return { revision, report };
  return {
    revision,
    report,
    proves: {
      time: verdict.info!.time,
      by: 'document-timestamp',
      authority: verdict.authority!.subject.text,
    },
  };
}
