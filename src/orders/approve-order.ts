import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { notifyPerson } from '@/notifications/notify-person';
import type { Result } from '@/trade/result';
import { type BindRefusal, bindParty } from './bind-party';
import type { Order } from './order';
import { type SignedOrder, type SignRefusal, signSecond } from './sign-order';

/**
 * The second signatory reads the same paper and signs over the first one's signature; only then the order is placed
 * (the buyer's) or accepted (the seller's). An approval the seller's side refused before may still be given.
 */
export async function approveOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, SignRefusal | BindRefusal>> {
  const now = new Date();
  const signed = await signSecond(tx, actor, input, now);
  if (!signed.ok) return signed;
  const { order, party, first } = signed.value;
  const bound = await bindParty(tx, actor, order, party, now);
  if (bound.ok)
    await notifyPerson(tx, first.personId, 'order-approved', { number: order.number }, `/orders/${order.id}`);
  return bound;
}
