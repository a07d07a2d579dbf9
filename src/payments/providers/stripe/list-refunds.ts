import type Stripe from 'stripe';
import type { Outcome } from '../outcome';
import { attempt } from './stripe-outcome';

/** Every refund of a payment, failed ones too. */
export function listRefunds(stripe: Stripe, intent: string): Promise<Outcome<Stripe.Refund[]>> {
  return attempt('reading', () =>
    stripe.refunds.list({ payment_intent: intent, limit: 100 }).autoPagingToArray({ limit: 1_000 }),
  );
}

/**
 * What they give back in all. A part of a hold that was never captured may be listed as a refund as well: it has no
 * balance transaction and gives nothing back.
 */
export function sumOfRefunds(refunds: readonly Stripe.Refund[]): number {
  return refunds
    .filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled')
    .filter((refund) => refund.status === 'pending' || refund.balance_transaction !== null)
    .reduce((sum, refund) => sum + refund.amount, 0);
}
