import type { Tx } from '@/db/connection';
import { isPendingOpen } from './is-pending-open';
import { isWithin, type JournalEntry } from './journal-entry';
import { type PostedEntry, postEntry } from './post-entry';
import { readEntry } from './read-entry';

export interface Arrival {
  /** The idempotency key of the pending entry that announced it. */
  readonly pendingKey: string;
  /** What came: as the announced entry's own, or standing by itself. */
  readonly arrived: (pendingIsOpen: boolean) => JournalEntry;
  readonly letGo: JournalEntry;
}

/**
 * Records that what a pending entry announced has come. Where it came on another account or in another amount than was
 * announced, the announcement is let go, and what came stands by itself.
 */
export async function recordArrival(tx: Tx, { pendingKey, arrived, letGo }: Arrival): Promise<PostedEntry> {
  if (!(await isPendingOpen(tx, pendingKey))) return postEntry(tx, arrived(false));
  const pending = await readEntry(tx, { key: pendingKey });
  const entry = arrived(true);
  if (pending && isWithin(entry, pending)) return postEntry(tx, entry);
  await postEntry(tx, letGo);
  return postEntry(tx, arrived(false));
}
