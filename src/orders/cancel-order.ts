import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { enqueue } from '@/outbox/jobs';
import { type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { isBeforeSeller, mayTakeBack, type Order, partyOf } from './order';

/** The buyer takes the order back before the seller accepted it; the hold is let go. */
export async function cancelOrder(
  tx: Tx,
  actor: Actor,
  input: { readonly orderId: string; readonly reason: string },
): Promise<Result<Order, MoveRefusal | 'not-allowed' | 'order-not-found'>> {
  if (!may(actor, 'cancel-order')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'buyer') return refuse('order-not-found');
  if (!mayTakeBack(order)) return refuse('order-has-moved', { from: order.state, to: 'cancelled' });
  const moved = await moveOrder(tx, order, { to: 'cancelled', actor, reason: input.reason });
  if (!moved.ok) return moved;
  if (isBeforeSeller(order.state)) {
    await enqueue(tx, 'void-payment', { orderId: order.id }, { key: order.id });
    await notifyParty(tx, order, 'seller', 'order-cancelled');
  }
  return moved;
}
