import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Order } from './order';
import { purchaseOrders } from './schema';

/** Reads an order and keeps others from moving it until the transaction ends; null when it is not ours to see. */
export async function lockOrder(tx: Tx, orderId: string): Promise<Order | null> {
  const [order] = await tx.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId)).for('update');
  return order ?? null;
}
