import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { cashAtBank } from '@/ledger/account';
import { openingBalanceEntry } from '@/ledger/entries/statement-line';
import { openAccounts } from '@/ledger/open-accounts';
import { postEntry } from '@/ledger/post-entry';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import type { BankStatement } from './bank-statement';
import { findLastClosing } from './find-last-closing';
import { isHouseAccount } from './house-account';
import { statements } from './schema';

export type AdmissionRefusal =
  | 'statement-imported-before'
  | 'account-unknown'
  | 'opening-balance-differs'
  | 'period-closed';

/**
 * Whether a statement may follow what is in the books. The first statement of an account opens it here with its
 * opening balance; every later one begins where the last one ended, so that no statement is missing in between and none
 * of earlier days, which the opening balance holds already, is added.
 */
export async function admitStatement(
  tx: Tx,
  statement: BankStatement,
  opensAccount: boolean,
): Promise<Result<null, AdmissionRefusal>> {
  const { account, currency, reference } = statement;
  const sameAccount = and(eq(statements.account, account), eq(statements.currency, currency));
  const [twin] = await tx
    .select()
    .from(statements)
    .where(and(sameAccount, eq(statements.statementReference, reference)));
  if (twin) return refuse('statement-imported-before', { reference });
  const closed = await findLastClosing(tx, statement);
  if (closed && closed.untilDate >= firstDayOf(statement))
    return refuse('period-closed', { until: closed.untilDate });

  if (!(await isHouseAccount(tx, account, currency))) {
    if (!opensAccount) return refuse('account-unknown', { account });
    await openHouseAccount(tx, statement);
    return ok(null);
  }
  const [previous] = await tx
    .select()
    .from(statements)
    .where(sameAccount)
    .orderBy(desc(statements.toDate), desc(statements.id))
    .limit(1);
  const isNext =
    !previous || (statement.fromDate >= previous.fromDate && statement.toDate >= previous.toDate);
  if (previous && (!isNext || previous.closingMinor !== statement.openingMinor)) {
    return refuse('opening-balance-differs', {
      reference: previous.statementReference,
      expected: previous.closingMinor,
      found: statement.openingMinor,
      currency,
    });
  }
  return ok(null);
}

/**
 * The first day on which the statement moves anything. Its opening balance may bear the day before, on which the one
 * before it ended: SWIFT has it so.
 */
function firstDayOf({ lines, toDate }: BankStatement): string {
  return [toDate, ...lines.map(({ bookingDate }) => bookingDate)].sort()[0]!;
}

async function openHouseAccount(
  tx: Tx,
  { account, currency, openingMinor, fromDate }: BankStatement,
): Promise<void> {
  await openAccounts(tx, [{ account: cashAtBank(currency, account), minor: 0 }]);
  if (openingMinor === 0) return;
  const at = new Date(`${fromDate}T00:00:00Z`);
  await postEntry(tx, openingBalanceEntry({ iban: account, balance: money(currency, openingMinor), at }));
}
