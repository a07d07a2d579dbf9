import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant } from '../db/columns';

/** Append-only. `leafHash` is the RFC 9162 leaf hash over the entry's canonical form. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    entryId: uuid('entry_id').notNull().unique(),
    at: instant('at').notNull(),
    portalId: uuid('portal_id'),
    actorId: uuid('actor_id'),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
    leafHash: bytes('leaf_hash').notNull(),
  },
  (t) => [index('audit_subject').on(t.subjectType, t.subjectId)],
);

/** A signed tree head: the first `treeSize` entries hash to `rootHash`. */
export const auditCheckpoints = pgTable('audit_checkpoints', {
  id: id(),
  treeSize: bigint('tree_size', { mode: 'number' }).notNull().unique(),
  rootHash: bytes('root_hash').notNull(),
  signature: bytes('signature').notNull(),
  at: instant('at').notNull(),
});
