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
  readonly intermediates?: readonly Uint8Array[];
  readonly anchors: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly ocspResponses?: readonly Uint8Array[];
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

/** What was given, read but not yet looked at. */
export interface ReadMaterial {
  readonly leaf: Certificate;
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly CertificateList[];
  readonly ocspResponses: readonly OcspResponse[];
  /** Other certificates than anchors that could not be read: perhaps the missing issuer. */
  readonly unreadableCertificates: readonly Failure[];
  readonly unreadableEvidence: readonly Failure[];
}

/** Reads what was given. A leaf that cannot be read is the verdict; other unreadable things are put aside and named. */
export function readMaterial(given: GivenMaterial): ReadMaterial | Failure {
  const unreadable: Failure[] = [];
  const trust = readTrust(given);
  if ('code' in trust && trust.code === 'input-too-large') return trust;
  const [leaf] = readAll([given.leaf], unreadable);
  if (!leaf) return unreadable[0]!;
  return 'code' in trust ? trust : { leaf, ...trust };
}

/** Everything but the leaf. */
export type ReadTrust = Omit<ReadMaterial, 'leaf'>;

/** Reads everything but the leaf, or says why nothing can be judged with it. */
export function readTrust(given: Omit<GivenMaterial, 'leaf'>): ReadTrust | Failure {
  const { crls = none, ocspResponses = none } = given;
  const excess =
    excessOf('intermediates', given.intermediates ?? none) ??
    excessOf('crls', crls) ??
    excessOf('ocspResponses', ocspResponses);
  if (excess) return excess;
  const unreadableAnchors: Failure[] = [];
  const anchors = readAll(given.anchors, unreadableAnchors);
  if (anchors.length === 0)
    return failure('no-usable-anchor', unreadableAnchors.map(({ detail }) => detail).join('; '));
  const unreadableCertificates: Failure[] = [];
  const intermediates = readAll(given.intermediates ?? none, unreadableCertificates);
  const evidence = given.revocation === 'none' ? noEvidence : readEvidence(crls, ocspResponses);
  return {
    anchors,
    intermediates,
    crls: evidence.crls,
    ocspResponses: evidence.ocspResponses,
    unreadableCertificates,
    unreadableEvidence: evidence.unreadableEvidence,
  };
}

/** Material about a leaf whose message brought these certificates along, which are looked at first. */
export function materialAbout(
  leaf: Certificate,
  brought: readonly Certificate[],
  trust: ReadTrust | Failure,
): ReadMaterial | Failure {
  if ('code' in trust) return trust;
  const intermediates = brought.concat(trust.intermediates);
  let octets = 0;
  for (const { der } of intermediates) octets += der.length;
  const excess = excessDefect('intermediates', intermediates.length, octets);
  if (excess) return excess;
  return {
    leaf,
    anchors: trust.anchors,
    intermediates,
    crls: trust.crls,
    ocspResponses: trust.ocspResponses,
    unreadableCertificates: trust.unreadableCertificates,
    unreadableEvidence: trust.unreadableEvidence,
  };
}

/** What one validation needs of what was read, with a budget of its own. */
export function materialFor(
  read: ReadMaterial,
  given: Pick<GivenMaterial, 'revocation' | 'ocspNonce' | 'revocationFreshness'>,
  evidenceUntil: Date,
): ValidationMaterial {
  return {
    pool: poolOf(read.anchors, read.intermediates),
    crls: read.crls,
    ocspResponses: read.ocspResponses,
    unreadableEvidence: read.unreadableEvidence,
    ocspNonce: given.ocspNonce ?? null,
    evidenceUntil,
    revocationFreshness: given.revocationFreshness ?? 0,
    revocation: given.revocation,
    revocationsMet: [],
    budget: new WorkBudget(),
  };
}

function excessOf(kind: keyof typeof limits, items: readonly Uint8Array[]): Failure | null {
  let octets = 0;
  for (const item of items) octets += item.length;
  return excessDefect(kind, items.length, octets);
}

function excessDefect(kind: keyof typeof limits, count: number, octets: number): Failure | null {
  if (count <= limits[kind].count && octets <= limits[kind].octets) return null;
  return failure('input-too-large', `${count} ${kind}, ${octets} octets`);
}

function readAll(ders: readonly Uint8Array[], unreadable: Failure[]): Certificate[] {
  const certificates: Certificate[] = [];
  for (const der of ders) {
    try {
      certificates.push(parseCertificate(der));
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      unreadable.push(failure(error.defect, error.message));
    }
  }
  return certificates;
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

const none: readonly Uint8Array[] = [];
const noEvidence = { crls: [], ocspResponses: [], unreadableEvidence: [] };

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
      const response = parseOcspResponse(der);
      if (!read.ocspResponses.includes(response)) read.ocspResponses.push(response);
    } catch (error) {
      if (!(error instanceof OcspError)) throw error;
      read.unreadableEvidence.push(failure(error.defect, error.message));
    }
  }
  return read;
}
