import { and, asc, desc, eq, gte, ilike, lt, type SQL } from 'drizzle-orm';
import type { Tx } from '../db/connection';
import { auditCheckpoints, auditEntries } from './schema';

export type LoggedEntry = typeof auditEntries.$inferSelect;

export interface AuditSearch {
  readonly actorId?: string;
  readonly portalId?: string;
  /** the beginning of an action's name: "certificate" finds certificate-revoked */
  readonly action?: string;
  readonly subjectId?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** the sequence of the last entry on the page before */
  readonly before?: number;
}

export const entriesPerPage = 50;

/** Entries of the log, newest first, a page at a time by the place of the last one. */
export async function findEntries(tx: Tx, search: AuditSearch): Promise<LoggedEntry[]> {
  const wanted: (SQL | undefined)[] = [
    search.actorId ? eq(auditEntries.actorId, search.actorId) : undefined,
    search.portalId ? eq(auditEntries.portalId, search.portalId) : undefined,
    search.action ? ilike(auditEntries.action, `${search.action.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
    search.subjectId ? eq(auditEntries.subjectId, search.subjectId) : undefined,
    search.from ? gte(auditEntries.at, search.from) : undefined,
    search.until ? lt(auditEntries.at, search.until) : undefined,
    search.before ? lt(auditEntries.sequence, search.before) : undefined,
  ];
  return await tx
    .select()
    .from(auditEntries)
    .where(and(...wanted))
    .orderBy(desc(auditEntries.sequence))
    .limit(entriesPerPage + 1);
}

/** The newest checkpoints, newest first. */
export async function findCheckpoints(tx: Tx, most = 5): Promise<(typeof auditCheckpoints.$inferSelect)[]> {
  return await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.treeSize)).limit(most);
}

/** Every name of an action that the log knows, for the search form. */
export async function findActions(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ action: auditEntries.action })
    .from(auditEntries)
    .orderBy(asc(auditEntries.action))
    .limit(300);
  return rows.map((row) => row.action);
}
