import type Stripe from 'stripe';
import { recordEvent } from '../events';
import type { Simulator } from '../simulator';
import { recordBalanceTransaction } from './record-balance-transaction';

/** Takes the money of a charge: its balance transaction, the intent's success, and the session's payment. */
export function settleCharge(
  sim: Simulator,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  amount: number,
): void {
  const transaction = recordBalanceTransaction(sim, {
    type: 'charge',
    amount,
    fee: feeFor(sim, charge.currency, amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  });
  charge.captured = true;
  charge.amount_captured = amount;
  charge.balance_transaction = transaction.id;
  intent.status = 'succeeded';
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  for (const { session } of Object.values(sim.state.checkouts)) {
    if (session.payment_intent === intent.id) session.payment_status = 'paid';
  }
  if (intent.capture_method === 'manual') recordEvent(sim, 'charge.captured', charge);
  recordEvent(sim, 'payment_intent.succeeded', intent);
}

/** Rounded half up to the minor unit; never more than the amount. */
function feeFor({ settings: { fee } }: Simulator, currency: string, amount: number): number {
  const share = Math.floor((amount * fee.basisPoints + 5_000) / 10_000);
  return Math.min(amount, share + (fee.fixed[currency] ?? fee.fixedElsewhere));
}
