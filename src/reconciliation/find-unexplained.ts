import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findBalances } from '@/ledger/balances';
import { type Money, money } from '@/trade/money';
import { providerTransactions, statementLines, statements } from './schema';
import type { Statement, StatementLine } from './statement-line';

/** A line that nobody has explained, oldest first. */
export interface UnexplainedLine {
  readonly line: StatementLine;
  readonly account: string;
  readonly statementReference: string;
}

/** A bank account as the bank and as the ledger see it. */
export interface AccountPosition {
  readonly account: string;
  readonly currency: string;
  readonly bank: Money;
  readonly bankDate: string;
  readonly ledger: Money;
  /** On its way to or from the account: pending entries. */
  readonly pending: Money;
  /** What lines not yet in the books stand for. The bank's balance is the ledger's plus this, to the cent. */
  readonly waiting: Money;
  readonly difference: Money;
}

export interface Unexplained {
  readonly lines: readonly UnexplainedLine[];
  readonly accounts: readonly AccountPosition[];
  /** What a provider reported that belongs to no payment of ours. */
  readonly providerTransactions: readonly (typeof providerTransactions.$inferSelect)[];
}

/** Everything finance still has to explain. */
export async function findUnexplained(tx: Tx): Promise<Unexplained> {
  const rows = await tx
    .select({
      line: statementLines,
      account: statements.account,
      statementReference: statements.statementReference,
    })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .where(inArray(statementLines.state, ['unmatched', 'suggested', 'set-aside']))
    .orderBy(asc(statementLines.bookingDate), asc(statementLines.position))
    .limit(500);
  const unknown = await tx
    .select()
    .from(providerTransactions)
    .where(
      and(
        isNull(providerTransactions.paymentId),
        inArray(providerTransactions.reportingCategory, needsPayment),
      ),
    )
    .orderBy(asc(providerTransactions.at))
    .limit(100);
  return { lines: rows, accounts: await accountPositions(tx), providerTransactions: unknown };
}

/** Fees and transfers of a provider belong to no payment; these do. */
const needsPayment = ['charge', 'refund', 'refund-failure', 'dispute', 'dispute-reversal'];

/** Each bank account with what the bank says, what the ledger says, and what explains the difference. */
export async function accountPositions(tx: Tx): Promise<readonly AccountPosition[]> {
  const latest = await latestStatements(tx);
  const waiting = await tx
    .select({
      account: statements.account,
      currency: statements.currency,
      minor: sql<string>`sum(${statementLines.amountMinor})`,
    })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .where(inArray(statementLines.state, ['unmatched', 'suggested']))
    .groupBy(statements.account, statements.currency);
  const balances = await findBalances(tx, { kinds: ['cash-at-bank'] });
  return latest.map((statement) => {
    const { account, currency } = statement;
    const isOfAccount = (other: { account: string; currency: string }) =>
      other.account === account && other.currency === currency;
    const balance = balances.find((b) => b.account.holder === account && b.account.currency === currency);
    const waitingMinor = Number(waiting.find(isOfAccount)?.minor ?? 0);
    const ledgerMinor = balance?.posted.minor ?? 0;
    return {
      account,
      currency,
      bank: money(currency, statement.closingMinor),
      bankDate: statement.toDate,
      ledger: money(currency, ledgerMinor),
      pending: balance?.pending ?? money(currency, 0),
      waiting: money(currency, waitingMinor),
      difference: money(currency, statement.closingMinor - ledgerMinor - waitingMinor),
    };
  });
}

/** The last statement of every account. */
async function latestStatements(tx: Tx): Promise<readonly Statement[]> {
  return tx
    .selectDistinctOn([statements.account, statements.currency])
    .from(statements)
    .orderBy(statements.account, statements.currency, sql`${statements.toDate} desc, ${statements.id} desc`);
}
