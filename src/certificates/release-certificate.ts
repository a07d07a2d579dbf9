import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { changeCertificateState } from './change-certificate-state';
import { lockCertificate } from './lock-certificate';

/**
 * Releases a suspended certificate: it comes off the revocation list. For the chamber and the operator only, since a
 * thief may hold the holder's session.
 */
export async function releaseCertificate(
  tx: Tx,
  actor: Actor | null,
  certificateId: string,
  now = new Date(),
): Promise<Result<{ certificateId: string }, 'not-allowed' | 'not-suspended' | 'certificate-expired'>> {
  const found = await lockCertificate(tx, actor, certificateId);
  if (!found.ok) return found;
  const { certificate, capacity } = found.value;
  if (capacity === 'holder') return refuse('not-allowed');
  if (certificate.state !== 'suspended') return refuse('not-suspended');
  if (now > certificate.notAfter) return refuse('certificate-expired');
  const change = { state: 'active', listed: null, action: 'certificate-released', capacity } as const;
  await changeCertificateState(tx, actor, certificate, change, now);
  return ok({ certificateId });
}
