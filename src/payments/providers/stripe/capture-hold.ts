import type Stripe from 'stripe';
import type { CaptureRequest, ProviderCapture } from '../../provider';
import { type DeclineReason, declined, done, type Outcome, unavailable } from '../outcome';
import { findHold, type Hold, holdOf } from './find-hold';
import { readAuthorisation } from './read-authorisation';
import { fromStripeAmount, toStripeAmount } from './stripe-amount';
import { attempt } from './stripe-outcome';

/**
 * Takes the money of a hold. Stripe's capture names no currency, so the hold is read first and compared. The key is
 * written on the payment itself: a repeat is recognised long after Stripe forgot its idempotency key.
 */
export async function captureHold(
  stripe: Stripe,
  request: CaptureRequest,
): Promise<Outcome<ProviderCapture>> {
  const asked = toStripeAmount(request.amount);
  if (!asked.ok) return declined(asked.refusal.code);
  const found = await findHold(stripe, request.reference);
  if (found.outcome !== 'done') return found;
  const { intent } = found.value;
  if (!intent) return declined(notHeld(found.value));
  if (intent.currency !== asked.value.currency) return declined('currency-mismatch');
  if (isCapturedUnder(request.key, intent, asked.value.amount)) return captured(found.value);
  if (intent.status !== 'requires_capture') return declined(notHeld(found.value));
  if (asked.value.amount > intent.amount_capturable) return declined('amount-exceeds-hold');

  const taken = await attempt('moving', () =>
    stripe.paymentIntents.capture(
      intent.id,
      {
        amount_to_capture: asked.value.amount,
        metadata: { capture_key: request.key },
        expand: ['latest_charge.balance_transaction'],
      },
      { idempotencyKey: `capture:${request.key}` },
    ),
  );
  if (taken.outcome === 'declined' && taken.providerCode === 'payment_intent_unexpected_state') {
    return overtaken(stripe, request, asked.value.amount);
  }
  if (taken.outcome !== 'done') return taken;
  if (taken.value.status !== 'succeeded' || taken.value.amount_received !== asked.value.amount) {
    return unavailable('provider-error', true, taken.value.status);
  }
  return captured(holdOf(null, taken.value));
}

/** Something happened to the hold between our look and our capture: look again, and say what. */
async function overtaken(
  stripe: Stripe,
  { reference, key }: CaptureRequest,
  amount: number,
): Promise<Outcome<ProviderCapture>> {
  const found = await findHold(stripe, reference);
  if (found.outcome !== 'done') return unavailable('provider-error', true);
  const { intent } = found.value;
  return intent && isCapturedUnder(key, intent, amount)
    ? captured(found.value)
    : declined(notHeld(found.value));
}

function isCapturedUnder(key: string, intent: Stripe.PaymentIntent, amount: number): boolean {
  return (
    intent.status === 'succeeded' && intent.metadata.capture_key === key && intent.amount_received === amount
  );
}

function captured({ intent, charge, transaction }: Hold): Outcome<ProviderCapture> {
  if (!intent) return unavailable('provider-error', true);
  const takenAt = transaction?.created ?? charge?.created ?? intent.created;
  return done({
    providerPayment: intent.id,
    amount: fromStripeAmount(intent.currency, intent.amount_received),
    capturedAt: new Date(takenAt * 1000),
    fee: transaction && fromStripeAmount(transaction.currency, transaction.fee),
  });
}

/** Why there is nothing to capture. */
function notHeld(hold: Hold): DeclineReason {
  const authorisation = readAuthorisation('', hold, 0);
  switch (authorisation.state) {
    case 'captured':
      return 'already-captured';
    case 'voided':
      return 'already-voided';
    case 'expired':
      return 'hold-expired';
    default:
      return 'not-authorised';
  }
}
