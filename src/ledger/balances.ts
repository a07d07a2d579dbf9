import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type Money, money } from '@/trade/money';
import { type AccountRef, onNormalSide } from './account';
import { type AccountKind, accounts, journalEntries, postings } from './schema';

/** An account's money, positive on the side where that kind of account grows. */
export interface Balance {
  readonly accountId: string;
  readonly account: AccountRef;
  readonly posted: Money;
  /** Reserved and not yet settled, on top of what is posted. */
  readonly pending: Money;
}

export interface BalanceQuery {
  readonly accountId?: string;
  readonly kinds?: readonly AccountKind[];
  readonly holder?: string;
  readonly portalId?: string;
  /** Entries effective until then count; now when absent. */
  readonly at?: Date;
}

/** Balances at an instant, by kind, currency and holder. Accounts that never moved until then show zero. */
export async function findBalances(tx: Tx, query: BalanceQuery = {}): Promise<readonly Balance[]> {
  const at = query.at ?? new Date();
  const isSettled = sql`exists (select 1 from journal_entries s where s.pending_entry_id = ${journalEntries.id} and s.effective_at <= ${at.toISOString()})`;
  const sumWhere = (condition: SQL) =>
    sql<string>`coalesce(sum(${postings.minor}) filter (where ${journalEntries.effectiveAt} <= ${at.toISOString()} and ${condition}), 0)`;
  const rows = await tx
    .select({
      account: accounts,
      posted: sumWhere(sql`${journalEntries.phase} <> 'pending'`),
      pending: sumWhere(sql`${journalEntries.phase} = 'pending' and not ${isSettled}`),
    })
    .from(accounts)
    .leftJoin(postings, eq(postings.accountId, accounts.id))
    .leftJoin(journalEntries, eq(journalEntries.id, postings.entryId))
    .where(and(...accountConditions(query)))
    .groupBy(accounts.id)
    .orderBy(accounts.kind, accounts.currency, accounts.holder);
  return rows.map(({ account, posted, pending }) => ({
    accountId: account.id,
    account: {
      kind: account.kind,
      currency: account.currency,
      holder: account.holder,
      portalId: account.portalId,
    },
    posted: money(account.currency, onNormalSide(account.kind, Number(posted))),
    pending: money(account.currency, onNormalSide(account.kind, Number(pending))),
  }));
}

/** The posted balance of one account; zero when it was never opened. */
export async function postedBalance(tx: Tx, account: AccountRef, at?: Date): Promise<Money> {
  const { kind, holder, currency } = account;
  const balances = await findBalances(tx, { kinds: [kind], holder, at });
  return balances.find((balance) => balance.account.currency === currency)?.posted ?? money(currency, 0);
}

function accountConditions({ accountId, kinds, holder, portalId }: BalanceQuery): SQL[] {
  return [
    accountId !== undefined && eq(accounts.id, accountId),
    kinds && inArray(accounts.kind, [...kinds]),
    holder !== undefined && eq(accounts.holder, holder),
    portalId !== undefined && eq(accounts.portalId, portalId),
  ].filter((condition) => condition !== undefined && condition !== false);
}
