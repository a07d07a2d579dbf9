import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import type { EntryKind, EntrySubject, JournalEntry } from './journal-entry';
import { accounts, journalEntries, postings } from './schema';

export type RecordedEntry = JournalEntry & { readonly id: string };

const pending = alias(journalEntries, 'pending_entry');
const reversed = alias(journalEntries, 'reversed_entry');

/** The entry recorded under an idempotency key, or with an id, with its postings; null when there is none. */
export async function readEntry(
  tx: Tx,
  by: { readonly key: string } | { readonly id: string },
): Promise<RecordedEntry | null> {
  const [found] = await tx
    .select({ entry: journalEntries, settles: pending.idempotencyKey, reverses: reversed.idempotencyKey })
    .from(journalEntries)
    .leftJoin(pending, eq(pending.id, journalEntries.pendingEntryId))
    .leftJoin(reversed, eq(reversed.id, journalEntries.reversesEntryId))
    .where('key' in by ? eq(journalEntries.idempotencyKey, by.key) : eq(journalEntries.id, by.id));
  if (!found) return null;
  const rows = await tx
    .select({ account: accounts, minor: postings.minor })
    .from(postings)
    .innerJoin(accounts, eq(accounts.id, postings.accountId))
    .where(eq(postings.entryId, found.entry.id));
  const { entry } = found;
  return {
    id: entry.id,
    phase: entry.phase,
    kind: entry.kind as EntryKind,
    portalId: entry.portalId,
    subject: { type: entry.subjectType as EntrySubject['type'], id: entry.subjectId },
    settles: found.settles,
    reverses: found.reverses,
    idempotencyKey: entry.idempotencyKey,
    effectiveAt: entry.effectiveAt,
    postings: rows.map(({ account, minor }) => ({
      account: {
        kind: account.kind,
        currency: account.currency,
        holder: account.holder,
        portalId: account.portalId,
      },
      minor,
    })),
  };
}
