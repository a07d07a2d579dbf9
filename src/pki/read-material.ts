import type { CertificatePool } from './build-path';
import { parseCertificate } from './certificate';
import { type Certificate, CertificateError } from './certificate-structure';
import type { RevocationMode } from './check-revocation';
import { type CertificateList, CrlError, parseCrl } from './crl';
import type { ValidationMaterial } from './find-valid-path';
import { OcspError, type OcspResponse, parseOcspResponse } from './ocsp';
import { type Failure, failure } from './reason-codes';
import { WorkBudget } from './work-budget';

export interface GivenMaterial {
  readonly leaf: Uint8Array;
  readonly intermediates: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly revocation: RevocationMode;
  readonly ocspNonce?: Uint8Array;
  readonly revocationFreshness?: number;
}

/** What a sender may give; an honest document has a handful of each. Anchors are the relying party's own. */
const limits = {
  intermediates: { count: 128, octets: 512 * 1024 },
  crls: { count: 64, octets: 2 * 1024 * 1024 },
  ocspResponses: { count: 32, octets: 128 * 1024 },
} as const;

export type ReadMaterial = {
  readonly leaf: Certificate;
  readonly material: ValidationMaterial;
  /** Certificates that could not be read: perhaps the missing issuer. */
  readonly unreadableCertificates: readonly Failure[];
};

/** Reads what was given. A leaf that cannot be read is the verdict; other unreadable things are put aside and named. */
export function readMaterial(given: GivenMaterial, evidenceUntil: Date): ReadMaterial | Failure {
  for (const [kind, limit] of Object.entries(limits) as [
    keyof typeof limits,
    { count: number; octets: number },
  ][]) {
    const octets = given[kind].reduce((sum, item) => sum + item.length, 0);
    if (given[kind].length > limit.count || octets > limit.octets) {
      return failure('input-too-large', `${given[kind].length} ${kind}, ${octets} octets`);
    }
  }
  const leaf = readOne(given.leaf);
  if ('code' in leaf) return leaf;
  const anchors = given.anchors.map(readOne);
  const usableAnchors = anchors.filter((anchor) => !('code' in anchor)) as Certificate[];
  if (usableAnchors.length === 0) {
    return failure(
      'no-usable-anchor',
      anchors.map((anchor) => ('code' in anchor ? anchor.detail : '')).join('; '),
    );
  }
  const intermediates = given.intermediates.map(readOne);
  const evidence =
    given.revocation === 'none'
      ? { crls: [], ocspResponses: [], unreadableEvidence: [] }
      : readEvidence(given.crls, given.ocspResponses);
  return {
    leaf,
    unreadableCertificates: intermediates.filter((certificate) => 'code' in certificate) as Failure[],
    material: {
      pool: poolOf(
        usableAnchors,
        intermediates.filter((certificate) => !('code' in certificate)) as Certificate[],
      ),
      ...evidence,
      ocspNonce: given.ocspNonce ?? null,
      evidenceUntil,
      revocationFreshness: given.revocationFreshness ?? 0,
      revocation: given.revocation,
      budget: new WorkBudget(),
    },
  };
}

function readOne(der: Uint8Array): Certificate | Failure {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof CertificateError) return failure(error.defect, error.message);
    throw error;
  }
}

function poolOf(anchors: readonly Certificate[], intermediates: readonly Certificate[]): CertificatePool {
  const trusted = new Set(anchors.map(({ fingerprint }) => fingerprint));
  return {
    anchors: bySubject(anchors),
    intermediates: bySubject(intermediates.filter(({ fingerprint }) => !trusted.has(fingerprint))),
  };
}

function bySubject(certificates: readonly Certificate[]): Map<string, Certificate[]> {
  const subjects = new Map<string, Certificate[]>();
  for (const certificate of new Set(certificates)) {
    const same = subjects.get(certificate.subject.key);
    if (!same) subjects.set(certificate.subject.key, [certificate]);
    else if (!same.some(({ fingerprint }) => fingerprint === certificate.fingerprint)) same.push(certificate);
  }
  return subjects;
}

function readEvidence(crls: readonly Uint8Array[], responses: readonly Uint8Array[]) {
  const read = {
    crls: [] as CertificateList[],
    ocspResponses: [] as OcspResponse[],
    unreadableEvidence: [] as Failure[],
  };
  for (const der of crls) {
    try {
      const list = parseCrl(der);
      if (!read.crls.includes(list)) read.crls.push(list);
    } catch (error) {
      if (!(error instanceof CrlError)) throw error;
      read.unreadableEvidence.push(failure(error.defect, error.message));
    }
  }
  for (const der of responses) {
    try {
      read.ocspResponses.push(parseOcspResponse(der));
    } catch (error) {
      if (!(error instanceof OcspError)) throw error;
      read.unreadableEvidence.push(failure(error.defect, error.message));
    }
  }
  return read;
}
