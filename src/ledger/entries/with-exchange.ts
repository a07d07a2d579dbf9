import { money } from '@/trade/money';
import { exchangeDifference } from '../account';
import type { Posting } from '../journal-entry';

/** Balances every currency against the exchange account; adds nothing where it balances already. */
export function withExchange(postings: readonly Posting[]): Posting[] {
  const currencies = [...new Set(postings.map((posting) => posting.account.currency))];
  const differences = currencies.map((currency) => {
    const sum = postings.reduce((all, p) => (p.account.currency === currency ? all + p.minor : all), 0);
    return { account: exchangeDifference(currency), minor: -money(currency, sum).minor };
  });
  return [...postings, ...differences];
}
