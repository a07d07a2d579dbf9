import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/connection';
import { inTurn } from '../db/in-turn';
import { insertMany } from '../db/many-rows';
import { type AuditEntry, canonicalEntry } from './append-entry';
import { leafHash } from './merkle-tree';
import { auditEntries } from './schema';

const atATime = 1000;

/**
 * Adds many entries at once, each as appendEntry would. A checkpoint waits for whoever writes to the log: in a long
 * transaction call this last.
 */
export async function appendEntries(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const at = new Date();
  const turns = inTurn(tx);
  for (let from = 0; from < entries.length; from += atATime) {
    const rows = entries.slice(from, from + atATime).map((entry) => {
      const entryId = uuidv7();
      return { ...entry, entryId, at, leafHash: leafHash(canonicalEntry(entryId, at, entry)) };
    });
    await insertMany(turns, auditEntries, rows);
  }
  await turns.end();
}
