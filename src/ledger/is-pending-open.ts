import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { journalEntries } from './schema';

/** Whether a pending entry was recorded under that key and neither posted nor let go yet. */
export async function isPendingOpen(tx: Tx, pendingKey: string): Promise<boolean> {
  const [entry] = await tx
    .select({
      phase: journalEntries.phase,
      isSettled: sql<boolean>`exists (select 1 from journal_entries s where s.pending_entry_id = ${journalEntries.id})`,
    })
    .from(journalEntries)
    .where(eq(journalEntries.idempotencyKey, pendingKey));
  return entry?.phase === 'pending' && !entry.isSettled;
}
