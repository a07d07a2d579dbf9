import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { daysToAccept, type Order } from './order';
import { type SignedOrder, type SignRefusal, signOrder } from './sign-order';

/** The buyer's signature makes the draft an order: verified first, then placed and shown to the seller. */
export async function placeOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, SignRefusal | MoveRefusal>> {
  const now = new Date();
  const signed = await signOrder(tx, actor, 'buyer', input, now);
  if (!signed.ok) return signed;
  const order = signed.value;
  const expiresAt = new Date(now.getTime() + daysToAccept * 86_400_000);
  const moved = await moveOrder(tx, order, { to: 'placed', actor, set: { placedAt: now, expiresAt } });
  if (moved.ok) await notifyParty(tx, order, 'seller', 'order-placed');
  return moved;
}
