import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { productStock } from './schema';
import type { Stock, StockByVariant } from './stock';

const none: StockByVariant = new Map();

/** Reads the stock of goods, in one query however many; gives it by product and variant, empty for goods made to order. */
export async function findStock(
  tx: Tx,
  productIds: readonly string[],
): Promise<(productId: string) => StockByVariant> {
  const rows = productIds.length
    ? await tx
        .select()
        .from(productStock)
        .where(sql`${productStock.productId} = any(${sql.param([...productIds])}::uuid[])`)
    : [];
  const found = new Map<string, Map<string, Stock>>();
  for (const { productId, variantCode, ...stock } of rows)
    found.set(productId, (found.get(productId) ?? new Map()).set(variantCode, stock));
  return (productId) => found.get(productId) ?? none;
}
