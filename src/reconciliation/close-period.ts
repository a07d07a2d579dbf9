import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { cashAtBank } from '@/ledger/account';
import { postedBalance } from '@/ledger/balances';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { findLastClosing } from './find-last-closing';
import { lockBooks } from './lock-books';
import { closedPeriods, statementLines, statements } from './schema';

export type ClosePeriodRefusal =
  | 'not-allowed'
  | 'no-statement-ends-then'
  | 'period-already-closed'
  | 'lines-unexplained'
  | 'ledger-differs';

export interface Period {
  readonly account: string;
  readonly currency: string;
  /** The last day, on which a statement ends: YYYY-MM-DD. */
  readonly untilDate: string;
}

/**
 * Closes an account up to a day: nothing is unexplained, and the ledger says what the bank says, to the cent. From
 * then on the database lets nothing move in it.
 */
export async function closePeriod(
  tx: Tx,
  actor: Actor,
  period: Period,
): Promise<Result<null, ClosePeriodRefusal>> {
  if (!may(actor, 'match-line')) return refuse('not-allowed');
  await lockBooks(tx);
  const { account, currency, untilDate } = period;
  const ofAccount = and(eq(statements.account, account), eq(statements.currency, currency));
  const [statement] = await tx
    .select()
    .from(statements)
    .where(and(ofAccount, eq(statements.toDate, untilDate)))
    .orderBy(desc(statements.id))
    .limit(1);
  if (!statement) return refuse('no-statement-ends-then', { day: untilDate });
  const before = await findLastClosing(tx, period);
  if (before && before.untilDate >= untilDate)
    return refuse('period-already-closed', { until: before.untilDate });
  const unexplained = await tx
    .select({ id: statementLines.id })
    .from(statementLines)
    .innerJoin(statements, eq(statements.id, statementLines.statementId))
    .where(
      and(
        ofAccount,
        lte(statementLines.bookingDate, untilDate),
        inArray(statementLines.state, ['unmatched', 'suggested', 'set-aside']),
      ),
    )
    .orderBy(asc(statementLines.bookingDate));
  if (unexplained.length > 0) return refuse('lines-unexplained', { lines: unexplained.length });
  const inLedger = await postedBalance(
    tx,
    cashAtBank(currency, account),
    new Date(`${untilDate}T23:59:59.999Z`),
  );
  if (inLedger.minor !== statement.closingMinor) {
    return refuse('ledger-differs', { ledger: inLedger.minor, bank: statement.closingMinor, currency });
  }
  await tx
    .insert(closedPeriods)
    .values({ ...period, closingMinor: statement.closingMinor, closedBy: actor.personId });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action: 'period-closed',
    subjectType: 'bank-account',
    subjectId: account,
    facts: { until: untilDate, currency, closing: statement.closingMinor },
  });
  return ok(null);
}

/** The day up to which each account is closed. */
export async function findClosedPeriods(tx: Tx): Promise<readonly (typeof closedPeriods.$inferSelect)[]> {
  return tx
    .selectDistinctOn([closedPeriods.account, closedPeriods.currency])
    .from(closedPeriods)
    .orderBy(closedPeriods.account, closedPeriods.currency, desc(closedPeriods.untilDate));
}
