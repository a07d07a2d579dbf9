import type Stripe from 'stripe';
import { recordEvent } from '../events';
import type { Simulator } from '../simulator';
import { recordBalanceTransaction } from './record-balance-transaction';
import { refundsOf } from './refunds';

const finishedAfterSeconds = 3_600;

/** An hour later the payer's bank has taken a pending refund, or sends it back. */
export function finishRefunds(sim: Simulator): void {
  for (const refund of Object.values(sim.state.refunds)) {
    const charge = sim.state.charges[String(refund.charge)];
    if (refund.status !== 'pending' || !charge) continue;
    if (refund.created + finishedAfterSeconds > sim.now()) continue;
    if (refundsOf(sim, charge) === 'fail') sendBack(sim, refund, charge);
    else refund.status = 'succeeded';
    recordEvent(sim, 'refund.updated', refund);
  }
}

function sendBack(sim: Simulator, refund: Stripe.Refund, charge: Stripe.Charge): void {
  const reversal = recordBalanceTransaction(sim, {
    type: 'refund_failure',
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: `REFUND FAILURE (${charge.description ?? charge.id})`,
  });
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = reversal.id;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  recordEvent(sim, 'refund.failed', refund);
}
