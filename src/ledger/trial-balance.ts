import type { Tx } from '@/db/connection';
import { type Money, money } from '@/trade/money';
import { onNormalSide } from './account';
import { findBalances } from './balances';
import type { AccountKind } from './schema';

export interface TrialBalance {
  readonly currency: string;
  readonly rows: readonly {
    readonly kind: AccountKind;
    readonly accounts: number;
    readonly posted: Money;
    readonly pending: Money;
  }[];
  /** Debits minus credits over all accounts; anything but zero means the books are broken. */
  readonly difference: Money;
}

/** Every kind of account with its total, one table a currency, at an instant. */
export async function trialBalance(tx: Tx, at?: Date): Promise<readonly TrialBalance[]> {
  const balances = await findBalances(tx, { at });
  const currencies = [...new Set(balances.map((balance) => balance.account.currency))].sort();
  return currencies.map((currency) => {
    const ofCurrency = balances.filter((balance) => balance.account.currency === currency);
    const kinds = [...new Set(ofCurrency.map((balance) => balance.account.kind))];
    const rows = kinds.map((kind) => {
      const ofKind = ofCurrency.filter((balance) => balance.account.kind === kind);
      return {
        kind,
        accounts: ofKind.length,
        posted: money(
          currency,
          ofKind.reduce((sum, { posted }) => sum + posted.minor, 0),
        ),
        pending: money(
          currency,
          ofKind.reduce((sum, { pending }) => sum + pending.minor, 0),
        ),
      };
    });
    const difference = rows.reduce((sum, row) => sum + onNormalSide(row.kind, row.posted.minor), 0);
    return { currency, rows, difference: money(currency, difference) };
  });
}
