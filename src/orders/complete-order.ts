import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import type { Order } from './order';

/** The seller's money has reached the seller's bank: nothing is owed any more. Doing it twice changes nothing. */
export async function completeOrder(
  tx: Tx,
  orderId: string,
): Promise<Result<Order, MoveRefusal | 'order-not-found'>> {
  const order = await lockOrder(tx, orderId);
  if (!order) return refuse('order-not-found');
  if (order.state === 'completed') return ok(order);
  return moveOrder(tx, order, { to: 'completed', actor: null });
}
