import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { AccountRef } from './account';
import type { EntryKind, EntryPhase, EntrySubject } from './journal-entry';
import { accounts, journalEntries, postings } from './schema';

/** An entry as screens show it. */
export interface EntryView {
  readonly id: string;
  readonly phase: EntryPhase;
  readonly kind: EntryKind;
  readonly subject: EntrySubject;
  readonly idempotencyKey: string;
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
  readonly reversesEntryId: string | null;
  readonly pendingEntryId: string | null;
  /** Debit positive, credit negative. */
  readonly postings: readonly {
    readonly accountId: string;
    readonly account: AccountRef;
    readonly minor: number;
  }[];
}

export interface EntryQuery {
  readonly subject?: EntrySubject;
  readonly kinds?: readonly EntryKind[];
  readonly accountId?: string;
  /** Entries that touch an account of this holder, whatever its kind: an order's escrow, a payment, a seller. */
  readonly holder?: string;
  /** Keyset pagination: ids are ordered by time. */
  readonly before?: string;
  readonly limit?: number;
}

/** Entries newest first, with their postings, in two queries. */
export async function findEntries(tx: Tx, query: EntryQuery = {}): Promise<readonly EntryView[]> {
  const entries = await tx
    .select()
    .from(journalEntries)
    .where(and(...conditions(query)))
    .orderBy(desc(journalEntries.id))
    .limit(query.limit ?? 50);
  if (entries.length === 0) return [];
  const lines = await tx
    .select({ entryId: postings.entryId, minor: postings.minor, account: accounts })
    .from(postings)
    .innerJoin(accounts, eq(accounts.id, postings.accountId))
    .where(
      inArray(
        postings.entryId,
        entries.map((entry) => entry.id),
      ),
    )
    .orderBy(desc(postings.minor));
  return entries.map((entry) => ({
    id: entry.id,
    phase: entry.phase,
    kind: entry.kind as EntryKind,
    subject: { type: entry.subjectType as EntrySubject['type'], id: entry.subjectId },
    idempotencyKey: entry.idempotencyKey,
    effectiveAt: entry.effectiveAt,
    recordedAt: entry.recordedAt,
    reversesEntryId: entry.reversesEntryId,
    pendingEntryId: entry.pendingEntryId,
    postings: lines
      .filter((line) => line.entryId === entry.id)
      .map(({ account: { id, kind, currency, holder, portalId }, minor }) => ({
        accountId: id,
        account: { kind, currency, holder, portalId },
        minor,
      })),
  }));
}

function conditions({ subject, kinds, accountId, holder, before }: EntryQuery): SQL[] {
  const touches = (account: SQL) =>
    sql`exists (select 1 from postings p join ledger_accounts a on a.id = p.account_id where p.entry_id = ${journalEntries.id} and ${account})`;
  return [
    subject && eq(journalEntries.subjectType, subject.type),
    subject && eq(journalEntries.subjectId, subject.id),
    kinds && inArray(journalEntries.kind, [...kinds]),
    accountId !== undefined && touches(sql`a.id = ${accountId}`),
    holder !== undefined && touches(sql`a.holder = ${holder}`),
    before !== undefined && lt(journalEntries.id, before),
  ].filter((condition) => condition !== undefined && condition !== false);
}
