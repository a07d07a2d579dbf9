import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTurn } from '@/db/in-turn';
import { manyRows } from '@/db/many-rows';
import type { ProductFacts } from './product-facts';
import { productStock } from './schema';
import { countsIn, newCounts, type StockCount } from './stock-count';

/** Rows of a statement: what its triggers compare of them must not grow with the square of a file. */
const atATime = 1000;

/**
 * Writes down what sellers counted, each goods and variant at most once, in the sequence in which orders lock them too.
 * False where a count is below what is promised already, so that the caller refuses and nothing of it stays.
 */
export async function writeStock(
  tx: Tx,
  counts: readonly (StockCount & { readonly productId: string })[],
): Promise<boolean> {
  const inSequence = counts.toSorted(
    (a, b) => compare(a.productId, b.productId) || compare(a.variantCode, b.variantCode),
  );
  const turns = inTurn(tx);
  let isKept = true;
  for (let from = 0; from < inSequence.length && isKept; from += atATime) {
    const part = inSequence.slice(from, from + atATime);
    const statement = sql`
      insert into product_stock as s (product_id, variant_code, stock_thousandths)
      select product_id, variant_code, stock_thousandths from ${manyRows(productStock, part)}
      order by product_id, variant_code collate "C"
      on conflict (product_id, variant_code) do update set stock_thousandths = excluded.stock_thousandths
      where excluded.stock_thousandths is null or excluded.stock_thousandths >= s.reserved_thousandths`;
    await turns.send(statement, (written) => {
      isKept &&= written === part.length;
    });
  }
  await turns.end();
  return isKept;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Writes down the stock of goods that are new. */
export async function writeFirstStock(tx: Tx, productId: string, facts: ProductFacts): Promise<void> {
  await writeStock(
    tx,
    newCounts(countsIn(facts), []).map((count) => ({ ...count, productId })),
  );
}
