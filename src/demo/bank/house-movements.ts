import { inTransaction } from '@/db/transaction';
import { providerByName } from '@/payments/providers/provider-by-name';
import type { Movement } from './bank-book';
import { demoMovements } from './demo-movements';

/** What the demo's bank hears of: the last month's payouts of Stripe, and what the house sent and awaits. */
export async function houseMovements(): Promise<Movement[]> {
  const month = new Date(Date.now() - 31 * 86_400_000);
  const settlements = await providerByName('stripe').listSettlements(month);
  const known = settlements.outcome === 'done' ? settlements.value : [];
  return inTransaction({ kind: 'system' }, (tx) => demoMovements(tx, known));
}
