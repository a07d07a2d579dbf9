import type Stripe from 'stripe';
import { recordEvent } from '../events';
import { newId } from '../new-id';
import type { Simulator } from '../simulator';
import { recordBalanceTransaction } from './record-balance-transaction';

const arrivesAfterSeconds = 2 * 86_400;

/**
 * Pays out what is available, one automatic payout per currency with a positive balance. `pendingToo` does not wait
 * for the money to become available: the demo's "pay out now".
 */
export function makePayouts(
  sim: Simulator,
  { pendingToo }: { readonly pendingToo: boolean },
): Stripe.Payout[] {
  const byCurrency = new Map<string, Stripe.BalanceTransaction[]>();
  for (const transaction of Object.values(sim.state.balanceTransactions)) {
    if (sim.state.payoutOf[transaction.id]) continue;
    if (!pendingToo && transaction.available_on > sim.now()) continue;
    byCurrency.set(transaction.currency, [...(byCurrency.get(transaction.currency) ?? []), transaction]);
  }
  return [...byCurrency].flatMap(([currency, transactions]) => payOut(sim, currency, transactions) ?? []);
}

function payOut(
  sim: Simulator,
  currency: string,
  transactions: readonly Stripe.BalanceTransaction[],
): Stripe.Payout | null {
  const amount = transactions.reduce((sum, transaction) => sum + transaction.net, 0);
  if (amount <= 0) return null;
  const id = newId(sim, 'po');
  const own = recordBalanceTransaction(sim, {
    type: 'payout',
    amount: -amount,
    fee: 0,
    currency,
    source: id,
    description: 'STRIPE PAYOUT',
  });
  for (const transaction of [...transactions, own]) {
    transaction.status = 'available';
    sim.state.payoutOf[transaction.id] = id;
  }
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: sim.now() + arrivesAfterSeconds,
    automatic: true,
    balance_transaction: own.id,
    created: sim.now(),
    currency,
    description: 'STRIPE PAYOUT',
    destination: `ba_simulated_${currency}`,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'in_progress',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  };
  sim.state.payouts[id] = payout;
  recordEvent(sim, 'payout.created', payout);
  return payout;
}

/** The bank sends a payout back; its amount returns to the balance. */
export function failPayout(sim: Simulator, payout: Stripe.Payout): void {
  const reversal = recordBalanceTransaction(sim, {
    type: 'payout_failure',
    amount: payout.amount,
    fee: 0,
    currency: payout.currency,
    source: payout.id,
    description: 'STRIPE PAYOUT FAILURE',
  });
  payout.status = 'failed';
  payout.failure_code = 'account_closed';
  payout.failure_message = 'The bank account has been closed.';
  payout.failure_balance_transaction = reversal.id;
  recordEvent(sim, 'payout.failed', payout);
}
