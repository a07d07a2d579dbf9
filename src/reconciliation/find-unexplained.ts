import { and, asc, eq, getTableColumns, inArray, isNull, not, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findBalances } from '@/ledger/balances';
import { payments } from '@/payments/schema';
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
  /** What a provider reported that is not in our books: its clearing account is off by it. */
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
    .select(getTableColumns(providerTransactions))
    .from(providerTransactions)
    .leftJoin(payments, eq(payments.id, providerTransactions.paymentId))
    .where(
      or(
        inArray(providerTransactions.reportingCategory, neverBooked),
        and(eq(providerTransactions.reportingCategory, 'charge'), or(isNull(payments.id), not(isBooked))),
      ),
    )
    .orderBy(asc(providerTransactions.at))
    .limit(100);
  return { lines: rows, accounts: await accountPositions(tx), providerTransactions: unknown };
}

/**
 * What moves money at a provider and no entry of ours: only fees and captured charges are booked. (A payout returned is
 * let go with its announcement.)
 */
const neverBooked = ['refund', 'refund-failure', 'dispute', 'dispute-reversal', 'transfer', 'other'];

/** A charge is booked as the capture of its payment, in that very amount. */
const isBooked = and(
  inArray(payments.state, ['captured', 'partially-refunded', 'refunded']),
  eq(payments.currency, providerTransactions.currency),
  eq(payments.amountMinor, providerTransactions.grossMinor),
)!;

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
