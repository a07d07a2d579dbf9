import type Stripe from 'stripe';
import { newId } from '../new-id';
import type { Simulator } from '../simulator';

export interface Movement {
  readonly type: 'charge' | 'refund' | 'refund_failure' | 'payout' | 'payout_failure';
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly description: string | null;
}

/** Books a movement on the account's balance. Charges and refunds become available later; payouts count at once. */
export function recordBalanceTransaction(sim: Simulator, movement: Movement): Stripe.BalanceTransaction {
  const waits = movement.type !== 'payout' && movement.type !== 'payout_failure';
  const availableOn = sim.now() + (waits ? sim.settings.availableAfterSeconds : 0);
  const transaction: Stripe.BalanceTransaction = {
    id: newId(sim, 'txn'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: availableOn,
    balance_type: 'payments',
    created: sim.now(),
    currency: movement.currency,
    description: movement.description,
    exchange_rate: null,
    fee: movement.fee,
    fee_details:
      movement.fee === 0
        ? []
        : [
            {
              amount: movement.fee,
              application: null,
              currency: movement.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: movement.amount - movement.fee,
    reporting_category: reportingCategories[movement.type],
    source: movement.source,
    status: availableOn > sim.now() ? 'pending' : 'available',
    type: movement.type,
  };
  sim.state.balanceTransactions[transaction.id] = transaction;
  return transaction;
}

/** docs.stripe.com/reports/reporting-categories */
const reportingCategories = {
  charge: 'charge',
  refund: 'refund',
  refund_failure: 'refund_failure',
  payout: 'payout',
  payout_failure: 'payout_reversal',
} as const;
