import { asc, eq, sql } from 'drizzle-orm';
import { madeToOrder } from '@/catalogue/stock';
import type { Tx } from '@/db/connection';
import { orderLines } from './schema';
import { goodsOf, type Shortage, shortagesAmong } from './shortage';

type OrderLine = typeof orderLines.$inferSelect;

/** What an order that is not placed yet asks for beyond what is left; empty when it can be placed. */
export async function findShortages(tx: Tx, orderId: string): Promise<Shortage<OrderLine>[]> {
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
export async function findShortagesForPlacing(tx: Tx, orderId: string): Promise<Shortage<OrderLine>[]> {
  await lockStockOf(tx, [orderId]);
  return await findShortages(tx, orderId);
}

/** Keeps others from the stock of these orders' goods until the transaction ends; after the orders themselves. */
export async function lockStockOf(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select lock_stock_of(${sql.param([...orderIds])}::uuid[])`);
}
