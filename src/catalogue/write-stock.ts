import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ProductFacts } from './product-facts';
import { countsIn, newCounts, type StockCount } from './stock-count';

/** Rows of a statement: three parameters each, of 65,535. */
const atATime = 5000;

/**
 * Writes down what sellers counted. False where a count is below what is promised already, so that the caller refuses
 * and nothing of it stays.
 */
export async function writeStock(
  tx: Tx,
  counts: readonly (StockCount & { readonly productId: string })[],
): Promise<boolean> {
  // in the order in which orders lock them too, so that nobody waits for each other
  const sorted = counts.toSorted(
    (a, b) => compare(a.productId, b.productId) || compare(a.variantCode, b.variantCode),
  );
  for (let from = 0; from < sorted.length; from += atATime) {
    const part = sorted.slice(from, from + atATime);
    const rows = part.map(
      ({ productId, variantCode, stockThousandths }) =>
        sql`(${productId}::uuid, ${variantCode}, ${stockThousandths}::bigint)`,
    );
    const written = await tx.execute(sql`
      insert into product_stock as s (product_id, variant_code, stock_thousandths) values ${sql.join(rows, sql`, `)}
      on conflict (product_id, variant_code) do update set stock_thousandths = excluded.stock_thousandths
      where excluded.stock_thousandths is null or excluded.stock_thousandths >= s.reserved_thousandths
      returning 1`);
    if (written.rows.length < part.length) return false;
  }
  return true;
}

/** Writes down the stock of goods that are new. */
export async function writeFirstStock(tx: Tx, productId: string, facts: ProductFacts): Promise<void> {
  await writeStock(
    tx,
    newCounts(countsIn(facts), []).map((count) => ({ ...count, productId })),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
