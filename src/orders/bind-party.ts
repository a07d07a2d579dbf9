import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { enqueue } from '@/outbox/jobs';
import { type Result, refuse } from '@/trade/result';
import { findNotRegistered, type NotRegistered } from './find-not-registered';
import { findShortagesForPlacing } from './find-shortages';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { daysToAccept, type Order } from './order';

export type BindRefusal = MoveRefusal | NotRegistered | 'more-than-in-stock';

/**
 * All signatures of a party are there: the buyer's place the order, which keeps its goods for it where there are enough
 * left; the seller's accept it and have the payment taken.
 */
export async function bindParty(
  tx: Tx,
  actor: Actor,
  order: Order,
  party: 'buyer' | 'seller',
  now: Date,
): Promise<Result<Order, BindRefusal>> {
  if (party === 'buyer') {
    const notRegistered = await findNotRegistered(tx, order);
    if (notRegistered) return refuse(notRegistered);
    const [short] = await findShortagesForPlacing(tx, order);
    if (short) {
      const { line, leftThousandths } = short;
      return refuse('more-than-in-stock', { position: line.position, unit: line.unit, leftThousandths });
    }
    const expiresAt = new Date(now.getTime() + daysToAccept * 86_400_000);
    const placed = await moveOrder(tx, order, { to: 'placed', actor, set: { placedAt: now, expiresAt } });
    if (placed.ok) await notifyParty(tx, order, 'seller', 'order-placed');
    return placed;
  }
  const accepted = await moveOrder(tx, order, { to: 'accepted', actor, set: { acceptedAt: now } });
  if (!accepted.ok) return accepted;
  await enqueue(tx, 'capture-payment', { orderId: order.id }, { key: order.id });
  await notifyParty(tx, order, 'buyer', 'order-accepted');
  return accepted;
}
