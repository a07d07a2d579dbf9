import { asc, eq, sql } from 'drizzle-orm';
import { madeToOrder } from '@/catalogue/stock';
import type { Tx } from '@/db/connection';
import { mayBecome, type Order } from './order';
import { orderLines } from './schema';
import { goodsOf, type Shortage, shortagesAmong } from './shortage';
import { stockMove } from './stock-move';

type OrderLine = typeof orderLines.$inferSelect;

/** What an order asks for beyond what is left; empty when it can be placed, and when it was. */
export async function findShortages(
  tx: Tx,
  { id: orderId, state }: Pick<Order, 'id' | 'state'>,
): Promise<Shortage<OrderLine>[]> {
  if (stockMove(state, 'placed') !== 'reserved' || !mayBecome({ state }, 'placed')) return [];
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  // a function, because goods that are off sale by now are not this transaction's to see
  const { rows } = await tx.execute<
    Record<'product_id' | 'variant_code' | 'stock' | 'reserved', string | null>
  >(
    sql`select product_id, variant_code, stock_thousandths as stock, reserved_thousandths as reserved
      from stock_of(${sql.param([orderId])}::uuid[])`,
  );
  const stock = rows.map((row) => ({
    goods: `${row.product_id} ${row.variant_code}`,
    stockThousandths: row.stock === null ? null : Number(row.stock),
    reservedThousandths: Number(row.reserved),
  }));
  return shortagesAmong(lines, (line) => stock.find(({ goods }) => goods === goodsOf(line)) ?? madeToOrder);
}

/** {@link findShortages}, where the answer must still hold when the order is placed: others wait until then. */
export async function findShortagesForPlacing(
  tx: Tx,
  order: Pick<Order, 'id' | 'state'>,
): Promise<Shortage<OrderLine>[]> {
  await lockStockOf(tx, [order.id]);
  return await findShortages(tx, order);
}

/** Keeps others from the stock of these orders' goods until the transaction ends; after the orders themselves. */
export async function lockStockOf(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select lock_stock_of(${sql.param([...orderIds])}::uuid[])`);
}
