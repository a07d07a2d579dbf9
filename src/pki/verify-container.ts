import { checkListedFiles, readManifest } from './asic-manifest';
import { sha256Hex } from './digest';
import { conclusion, findingOf, findingOfError, passed, worst } from './finding';
import { judgeSignature } from './judge-signature';
import { type RelyingPartyInput, relyingTrust } from './relying-party-input';
import type { Finding, SignatureReport, TimestampReport, VerificationReport } from './report';
import { Refused } from './signature-reasons';
import { readZip, type ZipFile } from './zip-read';

const mediaType = 'application/vnd.etsi.asic-e+zip';

/**
 * Verifies an ASiC-E container with CAdES (ETSI EN 319 162-1 clause 4.4): each signature signs a manifest, each
 * manifest lists files by digest, and no file of the container is left unsigned. Never throws on hostile bytes.
 */
export function verifyContainer(bytes: Uint8Array, input: RelyingPartyInput): VerificationReport {
  const header = {
    format: 'asic-e' as const,
    verifiedAt: input.at.toISOString(),
    document: { bytes: bytes.length, sha256: sha256Hex(bytes) },
  };
  try {
    const files = readContainer(bytes);
    const judged = manifestsOf(files).map((manifest) => judgeManifest(manifest, files, input));
    const complete = unsignedFiles(
      files,
      judged.flatMap(({ signed }) => signed),
    );
    const signatures = judged.map(({ report }) => report);
    const checks = [
      {
        name: 'all-files-signed',
        outcome: complete.indication === 'TOTAL-PASSED' ? ('passed' as const) : ('failed' as const),
        detail: complete.reason,
      },
    ];
    return {
      ...header,
      ...conclusion(worst([...signatures, complete])),
      signatures,
      timestamps: judged.flatMap(({ timestamps }) => timestamps),
      checks,
    };
  } catch (error) {
    const finding = findingOfError(error);
    return {
      ...header,
      ...finding,
      signatures: [],
      timestamps: [],
      checks: [{ name: 'container-structure', outcome: 'failed', detail: finding.reason }],
    };
  }
}

function readContainer(bytes: Uint8Array): ZipFile[] {
  const files = readZip(bytes);
  if (files[0]?.name !== 'mimetype' || new TextDecoder().decode(files[0].bytes) !== mediaType)
    throw new Refused('container-malformed', 'it does not begin with its media type');
  return files;
}

function manifestsOf(files: readonly ZipFile[]): ZipFile[] {
  const manifests = files.filter((file) => /^META-INF\/ASiCManifest[^/]*\.xml$/.test(file.name));
  if (manifests.length === 0) throw new Refused('document-unsigned');
  return manifests;
}

interface Judged {
  readonly report: SignatureReport;
  readonly timestamps: readonly TimestampReport[];
  readonly signed: readonly string[];
}

function judgeManifest(file: ZipFile, files: readonly ZipFile[], input: RelyingPartyInput): Judged {
  const manifest = readManifest(file);
  const signature = files.find((candidate) => candidate.name === manifest.signature);
  if (!signature) throw new Refused('container-manifest', `${manifest.signature} is missing`);
  const { judged, timestamps, signingTime } = judgeSignature({
    ...relyingTrust(input),
    name: signature.name,
    cms: signature.bytes,
    content: [file.bytes],
    profile: 'cades',
  });
  const listed = listedFiles(() => checkListedFiles(manifest, files));
  const report: SignatureReport = {
    ...judged,
    ...conclusion(worst([listed, judged])),
    level: judged.provenTime ? 'B-T' : 'B-B',
    covers: { bytes: file.bytes.length, wholeDocument: listed.indication === 'TOTAL-PASSED' },
    claimedTime: signingTime?.toISOString(),
    checks: [
      {
        name: 'listed-files',
        outcome: listed.indication === 'TOTAL-PASSED' ? 'passed' : 'failed',
        detail: listed.reason,
      },
      ...judged.checks,
    ],
  };
  return { report, timestamps, signed: manifest.files.map(({ name }) => name) };
}

function listedFiles(check: () => void): Finding {
  try {
    check();
    return passed;
  } catch (error) {
    return findingOfError(error);
  }
}

/** Every file outside of META-INF is listed in a manifest. */
function unsignedFiles(files: readonly ZipFile[], signed: readonly string[]): Finding {
  const missing = files
    .slice(1)
    .find((file) => !file.name.startsWith('META-INF/') && !signed.includes(file.name));
  return missing ? findingOf('container-manifest', `${missing.name} is not signed`) : passed;
}
