import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/**
 * The newest serial number on sale, or a lower one while goods with serial numbers below it are still about to be
 * committed: whoever remembers it has missed nothing (drizzle/0048). 0 when nothing was ever on sale.
 */
export async function publishedSoFar(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ serial: string }>(sql`select published_so_far()::text as serial`);
  return Number(rows[0]?.serial ?? 0);
}
