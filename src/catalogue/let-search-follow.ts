import { sql } from 'drizzle-orm';
import type { InTurn } from '@/db/in-turn';

/** Part by part where many goods change, so that the end of it is not one long wait (drizzle/0043). */
export async function letSearchFollow(turns: InTurn): Promise<void> {
  await turns.send(sql`set constraints search_follows immediate`);
  await turns.send(sql`set constraints search_follows deferred`);
}
