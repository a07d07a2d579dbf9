import type { Tx } from '@/db/connection';
import { isWithin, type JournalEntry, type Posting } from './journal-entry';
import { type AccountIds, accountKey, openAccounts } from './open-accounts';
import { type RecordedEntry, readEntry } from './read-entry';
import { journalEntries, postings } from './schema';

export interface PostedEntry {
  readonly entryId: string;
  /** False when this event had been recorded already, by an earlier attempt with the same key. */
  readonly isNew: boolean;
}

/**
 * Records an event in money, once. Accounts open on first use. The same idempotency key with the same content gives
 * the entry recorded before (the instant may differ: a repeated attempt comes later); with other content it throws,
 * as do a `post` or `void` of something that is not pending: these are bugs of the caller, and nothing is written.
 * The database refuses unbalanced postings, a second settlement and an overdrawn escrow whatever the code says.
 */
export async function postEntry(tx: Tx, entry: JournalEntry): Promise<PostedEntry> {
  const before = await readEntry(tx, { key: entry.idempotencyKey });
  if (before) return repeated(before, entry);

  const pendingEntryId = entry.settles ? await pendingFor(tx, entry) : null;
  const reversesEntryId = entry.reverses ? await recordedId(tx, entry.reverses) : null;
  const accountIds = await openAccounts(tx, entry.postings);
  const [row] = await tx
    .insert(journalEntries)
    .values({
      phase: entry.phase,
      kind: entry.kind,
      portalId: entry.portalId,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      pendingEntryId,
      reversesEntryId,
      idempotencyKey: entry.idempotencyKey,
      effectiveAt: entry.effectiveAt,
    })
    .onConflictDoNothing({ target: journalEntries.idempotencyKey })
    .returning({ id: journalEntries.id });
  if (!row) return repeated(await mustRead(tx, entry.idempotencyKey), entry);

  await insertPostings(tx, row.id, entry.postings, accountIds);
  return { entryId: row.id, isNew: true };
}

function repeated(before: RecordedEntry, entry: JournalEntry): PostedEntry {
  if (contentOf(before) !== contentOf(entry)) {
    throw new Error(`${entry.idempotencyKey} was recorded before with other content`);
  }
  return { entryId: before.id, isNew: false };
}

/** What makes two entries the same event; the order of postings does not, nor when it was attempted. */
function contentOf(entry: JournalEntry): string {
  const lines = entry.postings.map(({ account, minor }) => `${accountKey(account)} ${minor}`).sort();
  const { phase, kind, portalId, subject, settles, reverses } = entry;
  return JSON.stringify([phase, kind, portalId, subject.type, subject.id, settles, reverses, lines]);
}

/** The id of the pending entry; what is posted of it stays within what was reserved, account by account. */
async function pendingFor(tx: Tx, entry: JournalEntry): Promise<string> {
  const pending = await mustRead(tx, entry.settles ?? '');
  if (pending.phase !== 'pending') throw new Error(`${pending.idempotencyKey} is not pending`);
  if (!isWithin(entry, pending))
    throw new Error(`${entry.idempotencyKey} posts more than ${pending.idempotencyKey} reserved`);
  return pending.id;
}

async function recordedId(tx: Tx, idempotencyKey: string): Promise<string> {
  return (await mustRead(tx, idempotencyKey)).id;
}

async function mustRead(tx: Tx, idempotencyKey: string): Promise<RecordedEntry> {
  const entry = await readEntry(tx, { key: idempotencyKey });
  if (!entry) throw new Error(`no entry ${idempotencyKey}`);
  return entry;
}

async function insertPostings(
  tx: Tx,
  entryId: string,
  lines: readonly Posting[],
  ids: AccountIds,
): Promise<void> {
  if (lines.length === 0) return;
  await tx.insert(postings).values(
    lines.map(({ account, minor }) => {
      const accountId = ids.get(accountKey(account));
      if (!accountId) throw new Error(`account ${accountKey(account)} was not opened`);
      return { entryId, accountId, currency: account.currency, minor };
    }),
  );
}
