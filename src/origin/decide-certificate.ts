import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { type Result, refuse } from '@/trade/result';
import { lockCertificate } from './lock-certificate';
import { type MoveRefusal, moveCertificate } from './move-certificate';
import type { OriginCertificate } from './origin-certificate';
import { tellParties } from './tell-parties';

export type DecideRefusal = MoveRefusal | 'certificate-not-found';
interface Decision {
  readonly certificateId: string;
  readonly reason: string;
}

/** The chamber will not certify this, and says why; the seller may ask anew. */
export async function refuseCertificate(
  tx: Tx,
  actor: Actor,
  { certificateId, reason }: Decision,
  now = new Date(),
): Promise<Result<OriginCertificate, DecideRefusal>> {
  const found = await certificateOfChamber(tx, actor, certificateId);
  if (!found) return refuse('certificate-not-found');
  const refused = await moveCertificate(tx, actor, found, { to: 'refused', reason, now });
  if (refused.ok) await tellParties(tx, refused.value, ['seller'], 'origin-refused');
  return refused;
}

/** The chamber takes back a certificate it issued: the file stays signed, the verification link says it is withdrawn. */
export async function withdrawCertificate(
  tx: Tx,
  actor: Actor,
  { certificateId, reason }: Decision,
  now = new Date(),
): Promise<Result<OriginCertificate, DecideRefusal>> {
  const found = await certificateOfChamber(tx, actor, certificateId);
  if (!found) return refuse('certificate-not-found');
  const withdrawn = await moveCertificate(tx, actor, found, { to: 'withdrawn', reason, now });
  if (withdrawn.ok) await tellParties(tx, withdrawn.value, ['buyer', 'seller'], 'origin-withdrawn');
  return withdrawn;
}

/** Locks a certificate that this registrar's chamber decides about; null for anybody else. */
export async function certificateOfChamber(
  tx: Tx,
  actor: Actor,
  certificateId: string,
): Promise<OriginCertificate | null> {
  const certificate = await lockCertificate(tx, certificateId);
  return certificate && may(actor, 'certify-origin', { portalId: certificate.portalId }) ? certificate : null;
}
