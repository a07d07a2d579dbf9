import { asc } from 'drizzle-orm';
import type { Tx } from '../db/connection';
import { canonicalEntry } from './append-entry';
import { leafHash, treeHash } from './merkle-tree';
import { auditCheckpoints, auditEntries } from './schema';

export type LogVerdict =
  | { readonly sound: true; readonly entries: number; readonly checkpoints: number }
  | { readonly sound: false; readonly fault: 'entry-altered' | 'checkpoint-differs'; readonly at: number };

/**
 * Recomputes the log from its entries: each leaf from what the entry says, each checkpoint's root from the leaves it
 * covers. An entry that was altered, removed or slipped in shows as the first place where they differ.
 */
export async function verifyLog(tx: Tx): Promise<LogVerdict> {
  const entries = await tx.select().from(auditEntries).orderBy(asc(auditEntries.sequence));
  const leaves: Uint8Array[] = [];
  for (const entry of entries) {
    const facts = entry.facts as Parameters<typeof canonicalEntry>[2]['facts'];
    const leaf = leafHash(canonicalEntry(entry.entryId, entry.at, { ...entry, facts }));
    if (Buffer.compare(leaf, entry.leafHash) !== 0)
      return { sound: false, fault: 'entry-altered', at: entry.sequence };
    leaves.push(leaf);
  }
  const checkpoints = await tx.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.treeSize));
  for (const { treeSize, rootHash } of checkpoints) {
    if (treeSize > leaves.length || Buffer.compare(treeHash(leaves.slice(0, treeSize)), rootHash) !== 0) {
      return { sound: false, fault: 'checkpoint-differs', at: treeSize };
    }
  }
  return { sound: true, entries: entries.length, checkpoints: checkpoints.length };
}
