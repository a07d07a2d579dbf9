import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { canMove } from '@/trade/state-machine';
import { certificateTransitions } from './certificate';
import { changeCertificateState } from './change-certificate-state';
import { lockCertificate } from './lock-certificate';

/** Suspends a certificate (certificateHold): it signs nothing and nobody in until it is released or revoked. */
export async function suspendCertificate(
  tx: Tx,
  actor: Actor | null,
  certificateId: string,
  now = new Date(),
): Promise<Result<{ certificateId: string }, 'not-allowed' | 'not-active'>> {
  const found = await lockCertificate(tx, actor, certificateId);
  if (!found.ok) return found;
  const { certificate, capacity } = found.value;
  if (!canMove(certificateTransitions, certificate.state, 'suspended')) return refuse('not-active');
  const listed = { at: now, reason: 'certificateHold' } as const;
  const change = { state: 'suspended', listed, action: 'certificate-suspended', capacity } as const;
  await changeCertificateState(tx, actor, certificate, change, now);
  return ok({ certificateId });
}
