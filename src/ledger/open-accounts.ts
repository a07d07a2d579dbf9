import { and, eq, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { AccountRef } from './account';
import type { Posting } from './journal-entry';
import { accounts } from './schema';

export type AccountIds = ReadonlyMap<string, string>;

/** Kind, currency and holder: what makes an account one account. */
export function accountKey({ kind, currency, holder }: Omit<AccountRef, 'portalId'>): string {
  return `${kind} ${currency} ${holder}`;
}

/**
 * The ids of the accounts that postings name; those that did not exist are opened. Always in the same order, so that
 * two transactions opening the same accounts wait for each other instead of deadlocking.
 */
export async function openAccounts(tx: Tx, lines: readonly Posting[]): Promise<AccountIds> {
  const wanted = new Map(lines.map(({ account }) => [accountKey(account), account]));
  const inOrder = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
  if (inOrder.length === 0) return new Map();
  const known = await findIds(tx, inOrder);
  const missing = inOrder.filter((account) => !known.has(accountKey(account)));
  if (missing.length === 0) return known;
  await tx.insert(accounts).values(missing).onConflictDoNothing();
  return findIds(tx, inOrder);
}

async function findIds(tx: Tx, wanted: readonly AccountRef[]): Promise<AccountIds> {
  const rows = await tx
    .select({ id: accounts.id, kind: accounts.kind, currency: accounts.currency, holder: accounts.holder })
    .from(accounts)
    .where(or(...wanted.map(isAccount)));
  return new Map(rows.map((row) => [accountKey(row), row.id]));
}

function isAccount({ kind, currency, holder }: AccountRef) {
  return and(eq(accounts.kind, kind), eq(accounts.currency, currency), eq(accounts.holder, holder));
}
