import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { enqueue } from '@/outbox/jobs';
import type { Result } from '@/trade/result';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import type { Order } from './order';
import { type SignedOrder, type SignRefusal, signOrder } from './sign-order';

/** The seller countersigns the very paper the buyer signed; both signatures pass or nothing moves. Capture follows. */
export async function acceptOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, SignRefusal | MoveRefusal>> {
  const now = new Date();
  const signed = await signOrder(tx, actor, 'seller', input, now);
  if (!signed.ok) return signed;
  const order = signed.value;
  const moved = await moveOrder(tx, order, { to: 'accepted', actor, set: { acceptedAt: now } });
  if (!moved.ok) return moved;
  await enqueue(tx, 'capture-payment', { orderId: order.id }, { key: order.id });
  await notifyParty(tx, order, 'buyer', 'order-accepted');
  return moved;
}
