import { type CertificatePool, localDefect, pathsToAnchors } from './build-path';
import type { Certificate } from './certificate-structure';
import { type RevocationMode, revocationDefect } from './check-revocation';
import type { CertificateList } from './crl';
import type { OcspResponse } from './ocsp';
import { oid } from './oids';
import { type PathInputs, processPath } from './process-path';
import { readPublicKey } from './public-key';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import type { RevocationContext, RevocationEvidence } from './revocation-status';
import type { WorkBudget } from './work-budget';

/** Everything given to one validation, read. */
export interface ValidationMaterial {
  readonly pool: CertificatePool;
  readonly crls: readonly CertificateList[];
  readonly ocspResponses: readonly OcspResponse[];
  readonly unreadableEvidence: readonly Failure[];
  readonly ocspNonce: Uint8Array | null;
  readonly evidenceUntil: Date;
  /** Milliseconds. */
  readonly revocationFreshness: number;
  readonly revocation: RevocationMode;
  /** Filled as it goes: when the revocations met took effect, whatever was made of them. */
  readonly revocationsMet: Date[];
  readonly budget: WorkBudget;
}

export interface ValidPath {
  readonly path: readonly Certificate[];
  readonly policies: readonly string[];
  readonly evidence: readonly RevocationEvidence[];
}

/** How many signers of revocation lists may depend on one another. */
const MAX_REVOCATION_DEPTH = 4;

/**
 * The first path from a certificate to an anchor that passes RFC 5280 6.1 and the revocation check, or why the most
 * promising one does not. `underExamination` holds the certificates whose status depends on this answer: none of them
 * may vouch for itself.
 */
export function findValidPath(
  leaf: Certificate,
  at: Date,
  inputs: PathInputs,
  material: ValidationMaterial,
  underExamination: ReadonlySet<string> = new Set(),
): ValidPath | Failure {
  const defect = localDefect(leaf, 'leaf', at) ?? keyDefect(leaf);
  if (defect) return defect;
  let best: { failure: Failure; rank: number } | null = null;
  const note = (failure: Failure, rank: number) => {
    if (best === null || rank > best.rank) best = { failure, rank };
  };
  for (const path of pathsToAnchors(leaf, material.pool, at, material.budget, (failure) =>
    note(failure, rankOf(failure)),
  )) {
    if (path.slice(1, -1).some((member) => underExamination.has(member.fingerprint))) continue;
    const processed = processPath(path, inputs, material.budget);
    if ('code' in processed) {
      note(processed, 3);
      continue;
    }
    const evidence = revocationOfPath(path, at, material, underExamination);
    if (!('code' in evidence)) return { path, policies: processed.policies, evidence: evidence.evidence };
    note(evidence, 4);
    // Revocation is about certificates, not about paths; another path can only help where an issuer differs.
    if (evidence.revoked?.certificate === leaf.fingerprint) break;
  }
  return best === null
    ? { code: 'issuer-not-found', detail: leaf.issuer.text }
    : (best as { failure: Failure }).failure;
}

/** The leaf's key verifies nothing on the path, but will verify what its holder signs. */
function keyDefect(leaf: Certificate): Failure | null {
  const key = readPublicKey(leaf.spki);
  return 'refused' in key ? failure(key.refused, `key of ${titleOf(leaf)}`) : null;
}

/** Of several reasons the one nearest to success tells most. */
function rankOf({ code }: Failure): number {
  if (code === 'path-building-limit') return 5;
  if (code === 'issuer-not-found') return 0;
  return code === 'authority-key-id-mismatch' ? 1 : 2;
}

/** From the anchor downwards, so that a revoked CA is named before what it signed. */
function revocationOfPath(
  path: readonly Certificate[],
  at: Date,
  material: ValidationMaterial,
  underExamination: ReadonlySet<string>,
): Failure | { evidence: RevocationEvidence[] } {
  const evidence: RevocationEvidence[] = [];
  for (let index = path.length - 2; index >= 0; index--) {
    const certificate = path[index]!;
    const context = contextFor(certificate, at, material, underExamination);
    const status = revocationDefect(certificate, path.slice(index + 1), material.revocation, context);
    if ('code' in status) return status;
    evidence.push(...status.evidence);
  }
  return { evidence };
}

function contextFor(
  certificate: Certificate,
  at: Date,
  material: ValidationMaterial,
  underExamination: ReadonlySet<string>,
): RevocationContext {
  const { pool, budget, evidenceUntil, revocationFreshness, crls, ocspResponses, ocspNonce } = material;
  const examined = new Set(underExamination).add(certificate.fingerprint);
  return {
    at,
    evidenceUntil,
    revocationFreshness,
    crls,
    ocspResponses,
    unreadable: material.unreadableEvidence,
    ocspNonce,
    revocationsMet: material.revocationsMet,
    budget,
    certificatesOf: (key) => [...(pool.anchors.get(key) ?? []), ...(pool.intermediates.get(key) ?? [])],
    isValidCrlIssuer(signer, anchor, time) {
      if (signer.fingerprint === anchor.fingerprint) return true;
      if (signer.fingerprint === certificate.fingerprint) return isOwnCrlIssuer(certificate);
      if (examined.has(signer.fingerprint) || examined.size > MAX_REVOCATION_DEPTH) return false;
      const underAnchor = {
        ...material,
        pool: { ...pool, anchors: new Map([[anchor.subject.key, [anchor]]]) },
      };
      return (
        'path' in findValidPath(signer, time, anyPath, underAnchor, new Set(examined).add(signer.fingerprint))
      );
    },
    isUnrevokedResponder(responder, chain, time) {
      if (examined.size > MAX_REVOCATION_DEPTH) return false;
      const byListsOnly = { ...material, ocspResponses: [], ocspNonce: null };
      const nested = contextFor(responder, time, byListsOnly, examined);
      return !('code' in revocationDefect(responder, chain, material.revocation, nested));
    },
  };
}

/**
 * A list may speak about the certificate of its own signer only where the CA that issued that certificate says so by
 * naming it as the CRL issuer (PKITS 4.14.30); the path of the certificate is the one being validated.
 */
function isOwnCrlIssuer(certificate: Certificate): boolean {
  return certificate.crlDistributionPoints.some((point) =>
    point.crlIssuer?.some(
      (name) => name.form === 'directoryName' && name.value.key === certificate.subject.key,
    ),
  );
}

const anyPath: PathInputs = {
  initialPolicySet: [oid.anyPolicy],
  requireExplicitPolicy: false,
  inhibitPolicyMapping: false,
  inhibitAnyPolicy: false,
  keyPurpose: undefined,
};
