import type { Tx } from '@/db/connection';
import { findBalances } from '@/ledger/balances';

/** The bank account of the house in a currency, as the first statement opened it; null before there is one. */
export async function findHouseAccount(tx: Tx, currency: string): Promise<string | null> {
  const accounts = await findBalances(tx, { kinds: ['cash-at-bank'] });
  return accounts.find(({ account }) => account.currency === currency)?.account.holder ?? null;
}

/** Whether statements of this account have been taken in before. */
export async function isHouseAccount(tx: Tx, iban: string, currency: string): Promise<boolean> {
  const accounts = await findBalances(tx, { kinds: ['cash-at-bank'], holder: iban });
  return accounts.some(({ account }) => account.currency === currency);
}
