import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { enqueue } from '@/outbox/jobs';
import { type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { type Order, partyOf } from './order';

/** The seller says no, and why; whatever was held of the buyer's money is let go. */
export async function declineOrder(
  tx: Tx,
  actor: Actor,
  input: { readonly orderId: string; readonly reason: string },
): Promise<Result<Order, MoveRefusal | 'not-allowed' | 'order-not-found'>> {
  if (!may(actor, 'decline-order')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'seller') return refuse('order-not-found');
  const moved = await moveOrder(tx, order, { to: 'declined', actor, reason: input.reason });
  if (!moved.ok) return moved;
  await enqueue(tx, 'void-payment', { orderId: order.id }, { key: order.id });
  await notifyParty(tx, order, 'buyer', 'order-declined');
  return moved;
}
