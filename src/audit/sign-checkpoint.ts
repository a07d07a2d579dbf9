import { asc, desc, sql } from 'drizzle-orm';
import type { Tx } from '../db/connection';
import { treeHash } from './merkle-tree';
import { auditCheckpoints, auditEntries } from './schema';

export type Checkpoint = typeof auditCheckpoints.$inferSelect;

/**
 * Signs the log as it stands: the RFC 9162 tree hash over every entry so far. Waits for writers, so that no entry with a
 * lower number can appear afterwards. Null when nothing was added since the last checkpoint, or nobody can sign now.
 */
export async function signCheckpoint(
  tx: Tx,
  sign: (rootHash: Uint8Array) => Promise<Uint8Array | null>,
  now = new Date(),
): Promise<Checkpoint | null> {
  await tx.execute(sql`select hold_audit_log()`);
  const leaves = await leafHashes(tx);
  const [last] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.treeSize)).limit(1);
  if (leaves.length === 0 || last?.treeSize === leaves.length) return null;
  const rootHash = treeHash(leaves);
  const signature = await sign(rootHash);
  if (!signature) return null;
  const [checkpoint] = await tx
    .insert(auditCheckpoints)
    .values({ treeSize: leaves.length, rootHash, signature, at: now })
    .returning();
  return checkpoint!;
}

/** The leaves of the tree, in the order of the log. */
export async function leafHashes(tx: Tx): Promise<Uint8Array[]> {
  const rows = await tx
    .select({ leafHash: auditEntries.leafHash })
    .from(auditEntries)
    .orderBy(asc(auditEntries.sequence));
  return rows.map((row) => row.leafHash);
}
