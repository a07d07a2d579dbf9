import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { findOrder } from '@/orders/find-orders';
import { partyOf } from '@/orders/order';
import { type Result, refuse } from '@/trade/result';
import { lockCertificate } from './lock-certificate';
import { type MoveRefusal, moveCertificate } from './move-certificate';
import type { OriginCertificate } from './origin-certificate';

/** The seller takes a request back before the chamber has decided, and says why. */
export async function cancelRequest(
  tx: Tx,
  actor: Actor,
  input: { readonly certificateId: string; readonly reason: string },
  now = new Date(),
): Promise<Result<OriginCertificate, MoveRefusal | 'not-allowed' | 'certificate-not-found'>> {
  if (!may(actor, 'request-origin-certificate')) return refuse('not-allowed');
  const certificate = await lockCertificate(tx, input.certificateId);
  const detail = certificate && (await findOrder(tx, certificate.orderId));
  if (!detail || partyOf(detail.order, actor.organisationId) !== 'seller')
    return refuse('certificate-not-found');
  return await moveCertificate(tx, actor, certificate, { to: 'cancelled', reason: input.reason, now });
}
