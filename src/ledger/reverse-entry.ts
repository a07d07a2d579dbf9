import type { Tx } from '@/db/connection';
import { reversalOf } from './journal-entry';
import { type PostedEntry, postEntry } from './post-entry';
import { readEntry } from './read-entry';

/**
 * Takes back a recorded entry with one more entry; both stay readable. Throws when there is no such entry. Reversing
 * twice gives the same reversal.
 */
export async function reverseEntry(tx: Tx, entryId: string, at: Date): Promise<PostedEntry> {
  const entry = await readEntry(tx, { id: entryId });
  if (!entry) throw new Error(`no entry ${entryId} to reverse`);
  return postEntry(tx, reversalOf(entry, at));
}
