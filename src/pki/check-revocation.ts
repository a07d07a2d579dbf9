import type { Certificate } from './certificate-structure';
import { checkCrls } from './check-crl';
import { checkOcsp } from './check-ocsp';
import { type Failure, failure } from './reason-codes';
import { titleOf } from './relying-party-profile';
import {
  mostTelling,
  type RevocationContext,
  type RevocationEvidence,
  type RevocationStatus,
} from './revocation-status';

/** `prefer` accepts a certificate of which nothing that was given speaks; never one that evidence speaks against. */
export type RevocationMode = 'require' | 'prefer' | 'none';

/**
 * Whether a certificate may be relied upon as far as revocation goes; `chain` is the path above it, issuer first.
 * Both lists and OCSP are asked, and either can condemn.
 */
export function revocationDefect(
  certificate: Certificate,
  chain: readonly Certificate[],
  mode: RevocationMode,
  context: RevocationContext,
): Failure | { evidence: readonly RevocationEvidence[] } {
  if (mode === 'none') return { evidence: [] };
  if (!context.budget.spendRevocationCheck()) return failure('revocation-limit', titleOf(certificate));
  const byOcsp = checkOcsp(certificate, chain, context);
  const byCrl = checkCrls(certificate, chain, context);
  const revoked = earliestRevocation(byOcsp, byCrl);
  if (revoked) return revokedDefect(revoked, certificate, context);
  if (byOcsp.status === 'good')
    return { evidence: [...byOcsp.evidence, ...(byCrl.status === 'good' ? byCrl.evidence : [])] };
  if (byCrl.status === 'good') return { evidence: byCrl.evidence };
  const failures = [...objections(byOcsp), ...objections(byCrl), ...context.unreadable];
  const telling = mostTelling(failures);
  if (telling) return telling;
  return mode === 'prefer' ? { evidence: [] } : failure('revocation-unknown', titleOf(certificate));
}

type Revoked = Extract<RevocationStatus, { status: 'revoked' }>;

function earliestRevocation(...statuses: RevocationStatus[]): Revoked | null {
  const revoked = statuses.filter((status) => status.status === 'revoked');
  revoked.sort((left, right) => since(left).getTime() - since(right).getTime());
  return revoked[0] ?? null;
}

/** A compromise counts from when the CA thinks it happened, not from when it heard of it. */
function since({ revokedAt, invalidSince }: Revoked): Date {
  return invalidSince && invalidSince < revokedAt ? invalidSince : revokedAt;
}

function revokedDefect(
  status: Revoked,
  certificate: Certificate,
  { at, evidenceUntil, revocationsMet }: RevocationContext,
): Failure | { evidence: readonly RevocationEvidence[] } {
  const revokedAt = since(status);
  revocationsMet.push(revokedAt);
  const detail = `${titleOf(certificate)}, ${status.reason} on ${revokedAt.toISOString()}`;
  const revoked = { at: revokedAt, certificate: certificate.fingerprint };
  if (revokedAt <= at) {
    const code = status.reason === 'certificateHold' ? 'certificate-on-hold' : 'certificate-revoked';
    return { ...failure(code, detail), revoked };
  }
  // Revoked later: whoever can prove that the signature existed at `at` asks with later evidence (ETSI EN 319 102-1 5.6).
  if (evidenceUntil > at) return { evidence: [{ ...status.evidence, revokedAt }] };
  return { ...failure('certificate-revoked-later', detail), revoked };
}

function objections(status: RevocationStatus): readonly Failure[] {
  return status.status === 'undetermined' ? status.failures : [];
}
