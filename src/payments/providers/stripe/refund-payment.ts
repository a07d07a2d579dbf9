import type Stripe from 'stripe';
import type { ProviderRefund, RefundRequest } from '../../provider';
import { declined, done, type Outcome } from '../outcome';
import { findHold } from './find-hold';
import { listRefunds, sumOfRefunds } from './list-refunds';
import { fromStripeAmount, toStripeAmount } from './stripe-amount';
import { attempt } from './stripe-outcome';

/**
 * Gives money back. Each refund carries its key: a repeat finds it among the payment's refunds, also when Stripe has
 * long forgotten its idempotency key, so that nobody is paid back twice.
 */
export async function refundPayment(
  stripe: Stripe,
  request: RefundRequest,
): Promise<Outcome<ProviderRefund>> {
  const asked = toStripeAmount(request.amount);
  if (!asked.ok) return declined(asked.refusal.code);
  const found = await findHold(stripe, request.reference);
  if (found.outcome !== 'done') return found;
  const { intent } = found.value;
  if (intent?.status !== 'succeeded') return declined('not-captured');
  if (intent.currency !== asked.value.currency) return declined('currency-mismatch');

  const refunds = await listRefunds(stripe, intent.id);
  if (refunds.outcome !== 'done') return refunds;
  const earlier = refunds.value.find((refund) => refund.metadata?.refund_key === request.key);
  if (earlier)
    return earlier.amount === asked.value.amount ? done(refundOf(earlier)) : declined('key-reused');
  const left = intent.amount_received - sumOfRefunds(refunds.value);
  if (left === 0) return declined('already-refunded');
  if (asked.value.amount > left) return declined('amount-exceeds-captured');

  const made = await attempt('moving', () =>
    stripe.refunds.create(
      {
        payment_intent: intent.id,
        amount: asked.value.amount,
        metadata: { refund_key: request.key, payment: intent.metadata.payment ?? '' },
      },
      { idempotencyKey: `refund:${request.key}` },
    ),
  );
  return made.outcome === 'done' ? done(refundOf(made.value)) : made;
}

function refundOf({ id, currency, amount, status }: Stripe.Refund): ProviderRefund {
  const state = status === 'succeeded' ? 'succeeded' : failed.has(status ?? '') ? 'failed' : 'pending';
  return { refund: id, amount: fromStripeAmount(currency, amount), state };
}

const failed = new Set(['failed', 'canceled']);
