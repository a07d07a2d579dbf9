import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { enqueue } from '@/outbox/jobs';
import { type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { type Order, partyOf } from './order';

/** The buyer has received the goods: the escrow is released to the seller and the payout scheduled. */
export async function confirmDelivery(
  tx: Tx,
  actor: Actor,
  input: { readonly orderId: string },
): Promise<Result<Order, MoveRefusal | 'not-allowed' | 'order-not-found'>> {
  if (!may(actor, 'confirm-delivery')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'buyer') return refuse('order-not-found');
  const moved = await moveOrder(tx, order, { to: 'delivered', actor, set: { deliveredAt: new Date() } });
  if (!moved.ok) return moved;
  await enqueue(tx, 'release-escrow', { orderId: order.id }, { key: order.id });
  await notifyParty(tx, order, 'seller', 'order-delivered');
  return moved;
}
