import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { canMove } from '@/trade/state-machine';
import { certificateTransitions, type MemberRevocationReason, revocationReasonsFor } from './certificate';
import { changeCertificateState } from './change-certificate-state';
import { lockCertificate } from './lock-certificate';

export type RevokeRefusal = 'not-allowed' | 'reason-not-for-you' | 'already-revoked' | 'certificate-expired';

/**
 * Revokes a certificate for good: by its holder, its chamber or the operator. A suspended or superseded one counts as
 * revoked from when it first ceased to be good.
 */
export async function revokeCertificate(
  tx: Tx,
  actor: Actor | null,
  input: { readonly certificateId: string; readonly reason: MemberRevocationReason },
  now = new Date(),
): Promise<Result<{ certificateId: string }, RevokeRefusal>> {
  const found = await lockCertificate(tx, actor, input.certificateId);
  if (!found.ok) return found;
  const { certificate, capacity } = found.value;
  const reasons: readonly string[] = revocationReasonsFor[capacity === 'holder' ? 'holder' : 'chamber'];
  if (!reasons.includes(input.reason)) return refuse('reason-not-for-you');
  if (!canMove(certificateTransitions, certificate.state, 'revoked')) {
    return refuse(certificate.state === 'expired' ? 'certificate-expired' : 'already-revoked');
  }
  const listed = { at: certificate.revokedAt ?? now, reason: input.reason };
  const change = { state: 'revoked', listed, action: 'certificate-revoked', capacity } as const;
  await changeCertificateState(tx, actor, certificate, change, now);
  return ok({ certificateId: certificate.id });
}
