import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/** Part by part where many goods change, so that the end of it is not one long wait (drizzle/0043). */
export async function letSearchFollow(tx: Tx): Promise<void> {
  await tx.execute(sql`set constraints search_follows immediate`);
  await tx.execute(sql`set constraints search_follows deferred`);
}
