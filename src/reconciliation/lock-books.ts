import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/**
 * Lets one at a time take in, explain and close, until the transaction ends: what a line may be explained by depends on
 * what every other line was explained by. Asked for before anything is read.
 */
export async function lockBooks(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('bank reconciliation', 0))`);
}
