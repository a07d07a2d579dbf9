import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { canMove } from '@/trade/state-machine';
import {
  certificateTransitions,
  type MemberCertificate,
  type MemberRevocationReason,
  revocationReasonsFor,
} from './certificate';
import { changeCertificateState } from './change-certificate-state';
import { lockCertificate } from './lock-certificate';
import { certificates } from './schema';

export type RevokeRefusal = 'not-allowed' | 'reason-not-for-you' | 'already-revoked' | 'certificate-expired';

/**
 * Revokes a certificate for good: by its holder, its chamber or the operator. A suspended or superseded one counts as
 * revoked from when it first ceased to be good. A stolen key takes with it the certificates it obtained for other devices
 * and for its own renewal: the thief may hold those too.
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
  const obtained =
    input.reason === 'keyCompromise' && certificate.state !== 'superseded'
      ? await findObtainedWith(tx, certificate.id)
      : [];
  for (const each of [certificate, ...obtained]) {
    const listed = { at: each.revokedAt ?? now, reason: input.reason };
    const change = { state: 'revoked', listed, action: 'certificate-revoked', capacity } as const;
    await changeCertificateState(tx, actor, each, change, now);
  }
  return ok({ certificateId: certificate.id });
}

/** What a key obtained for other keys without the chamber looking again, however far down, and that is still good. */
async function findObtainedWith(tx: Tx, certificateId: string): Promise<MemberCertificate[]> {
  const obtained = await tx
    .select()
    .from(certificates)
    .where(
      and(eq(certificates.issuedOn, certificateId), inArray(certificates.state, ['active', 'suspended'])),
    )
    .for('update');
  const further = await Promise.all(obtained.map(({ id }) => findObtainedWith(tx, id)));
  return [...obtained, ...further.flat()];
}
