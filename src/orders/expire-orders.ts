import { and, inArray, lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import { lockStockOf } from './find-shortages';
import { moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { isBeforeSeller } from './order';
import { purchaseOrders } from './schema';
import { holdsStock } from './stock-move';

/** Lets go of what nobody signed, and of what no seller answered in time; returns how many orders expired. */
export async function expireOrders(tx: Tx, now: Date): Promise<number> {
  const due = await tx
    .select()
    .from(purchaseOrders)
    .where(
      and(
        inArray(purchaseOrders.state, ['draft', 'awaiting-approval', 'placed', 'awaiting-seller-approval']),
        lt(purchaseOrders.expiresAt, now),
      ),
    )
    .limit(500)
    .for('update', { skipLocked: true });
  const holding = due.filter(({ state }) => holdsStock(state));
  if (holding.length > 0)
    await lockStockOf(
      tx,
      holding.map(({ id }) => id),
    );
  for (const order of due) {
    await moveOrder(tx, order, { to: 'expired', actor: null });
    if (!isBeforeSeller(order.state)) continue;
    await enqueue(tx, 'void-payment', { orderId: order.id }, { key: order.id });
    await notifyParty(tx, order, 'buyer', 'order-expired');
  }
  return due.length;
}
