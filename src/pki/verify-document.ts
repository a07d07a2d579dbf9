import { sha256Hex } from './digest';
import { DocumentDigests } from './document-digests';
import { conclusion, findingOf, findingOfError, passed, worst } from './finding';
import { type ArchiveTimestamp, documentTimestamps } from './judge-archive';
import { judgeSignature, type VerificationPolicy } from './judge-signature';
import { type DocumentEvidence, readEvidence } from './pdf-evidence';
import { collectSignatures, type FoundSignature } from './pdf-signatures';
import { readPdf } from './pdf-structure';
import { type RelyingPartyInput, relyingTrust } from './relying-party-input';
import type { SignatureReport, TimestampReport, VerificationReport } from './report';
import type { Trust } from './validate-signer';

/**
 * Verifies every signature of a PDF as a relying party (ETSI EN 319 102-1): what each covers, whether anything but
 * further signatures and validation material came after it, the CMS message, the trusted times, and the path.
 * Needs the bytes and the anchors only, and never throws on hostile bytes.
 */
export function verifyDocument(bytes: Uint8Array, input: RelyingPartyInput): VerificationReport {
  const verifiedAt = input.at.toISOString();
  try {
    return { format: 'pdf', verifiedAt, ...judgeDocument(bytes, input) };
  } catch (error) {
    const finding = findingOfError(error);
    const document = { bytes: bytes.length, sha256: sha256Hex(bytes) };
    const check = { name: 'document-structure', outcome: 'failed' as const, detail: finding.reason };
    return {
      format: 'pdf',
      verifiedAt,
      document,
      ...finding,
      signatures: [],
      timestamps: [],
      checks: [check],
    };
  }
}

function judgeDocument(bytes: Uint8Array, input: RelyingPartyInput) {
  const structure = readPdf(bytes);
  const found = collectSignatures(structure);
  const evidence = readEvidence(structure.view());
  const { trust, tsaTrust, policy } = relyingTrust(input, evidence);
  const digests = new DocumentDigests(bytes, contentsStarts(found));
  const archive = documentTimestamps(found, tsaTrust, policy, digests);
  const around = { trust, tsaTrust, policy, archive, evidence, digests, fileLength: bytes.length };
  const judged = found
    .filter((signature) => signature.kind !== 'document-timestamp')
    .map((signature) => judgeFound(signature, around));
  const signatures = judged.map(({ report }) => report);
  const timestamps = [
    ...judged.flatMap(({ timestamps }) => timestamps),
    ...archive.map(({ report }) => report),
  ];
  const failedArchive = archive
    .map(({ report }) => report)
    .filter(({ indication }) => indication === 'TOTAL-FAILED');
  const unsigned = signatures.length === 0 ? findingOf('document-unsigned') : passed;
  return {
    document: { bytes: bytes.length, sha256: digests.document, revisions: structure.revisions.length },
    ...conclusion(worst([...signatures, ...failedArchive, unsigned])),
    signatures,
    timestamps,
    checks: [{ name: 'document-structure', outcome: 'passed' as const }],
  };
}

function contentsStarts(found: readonly FoundSignature[]): number[] {
  return found.flatMap(({ signature }) => (signature ? [signature.content[0].length] : []));
}

interface Surroundings {
  readonly trust: Trust;
  readonly tsaTrust: Trust;
  readonly policy: VerificationPolicy;
  readonly archive: readonly ArchiveTimestamp[];
  readonly evidence: DocumentEvidence;
  readonly digests: DocumentDigests;
  readonly fileLength: number;
}

function judgeFound(
  found: FoundSignature,
  around: Surroundings,
): { report: SignatureReport; timestamps: readonly TimestampReport[] } {
  const { name, revision, signature } = found;
  const covering = around.archive.filter((stamp) => stamp.revision > revision && stamp.proves);
  const covers = {
    bytes: signature?.coversTo ?? 0,
    revision: revision + 1,
    wholeDocument: signature?.coversTo === around.fileLength,
  };
  const coverage = {
    name: 'coverage',
    outcome: found.finding.indication === 'TOTAL-PASSED' ? ('passed' as const) : ('failed' as const),
    detail: found.finding.reason,
  };
  if (!signature)
    return {
      report: { name, ...conclusion(found.finding), level: 'B-B', covers, checks: [coverage] },
      timestamps: [],
    };
  const { judged, timestamps } = judgeSignature({
    trust: around.trust,
    tsaTrust: around.tsaTrust,
    policy: around.policy,
    name,
    cms: signature.cms,
    content: signature.content,
    digestOf: (algorithm) => around.digests.covered(algorithm, signature.content),
    profile: 'pades',
    documentTime: covering[0]?.proves,
  });
  const report: SignatureReport = Object.assign(judged, conclusion(worst([found.finding, judged])), {
    level: levelOf(judged.provenTime !== undefined, around, covering.length > 0),
    covers,
    claimedTime: signature.claimedTime?.toISOString(),
    statedReason: signature.reason,
    checks: [coverage, ...judged.checks],
  });
  return { report, timestamps };
}

function levelOf(hasTime: boolean, { evidence }: Surroundings, archived: boolean): SignatureReport['level'] {
  const hasData = evidence.crls.length + evidence.ocspResponses.length > 0;
  if (!hasTime) return 'B-B';
  if (!hasData) return 'B-T';
  return archived ? 'B-LTA' : 'B-LT';
}
