import Stripe from 'stripe';
import { type DeclineReason, declined, done, type Outcome, unavailable } from '../outcome';

/**
 * Runs a call to Stripe and says how it went. `moving` calls may have moved money although their answer was lost.
 * Only codes leave this file: messages, headers and request bodies stay out of logs.
 */
export async function attempt<T>(moving: 'moving' | 'reading', call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await call());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return outcomeOf(error, moving === 'moving');
    throw error;
  }
}

function outcomeOf(error: InstanceType<typeof Stripe.errors.StripeError>, moving: boolean): Outcome<never> {
  const code = error.decline_code || error.code || undefined;
  if (error instanceof Stripe.errors.StripeCardError) return declined(declineReasonOf(code), code);
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return unavailable(isTimeout(error) ? 'timeout' : 'network', moving);
  }
  if (error instanceof Stripe.errors.StripeRateLimitError) return unavailable('busy', false, code);
  if (
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  ) {
    return unavailable('misconfigured', false, code);
  }
  if (error instanceof Stripe.errors.StripeIdempotencyError) return declined('key-reused');
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    if (code === 'payout_reconciliation_not_ready') return unavailable('not-ready', false, code);
    return declined(requestRefusals[code ?? ''] ?? 'rejected-by-provider', code ?? error.param);
  }
  return unavailable(code === 'idempotency_key_in_use' ? 'busy' : 'provider-error', moving, code);
}

function isTimeout(error: InstanceType<typeof Stripe.errors.StripeConnectionError>): boolean {
  const { detail } = error;
  return typeof detail === 'object' && detail !== null && 'code' in detail && detail.code === 'ETIMEDOUT';
}

/** docs.stripe.com/error-codes */
const requestRefusals: Readonly<Record<string, DeclineReason>> = {
  resource_missing: 'not-found',
  amount_too_small: 'amount-too-small',
  amount_too_large: 'amount-too-large',
  invalid_charge_amount: 'amount-not-representable',
  charge_already_captured: 'already-captured',
  charge_already_refunded: 'already-refunded',
  charge_expired_for_capture: 'hold-expired',
  capture_charge_authorization_expired: 'hold-expired',
};

/** docs.stripe.com/declines/codes; what is not listed there says no more than "declined". */
export function declineReasonOf(code: string | undefined): DeclineReason {
  return declineReasons[code ?? ''] ?? 'card-declined';
}

const declineReasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient-funds',
  card_velocity_exceeded: 'insufficient-funds',
  withdrawal_count_limit_exceeded: 'insufficient-funds',
  expired_card: 'card-expired',
  incorrect_cvc: 'card-details-wrong',
  invalid_cvc: 'card-details-wrong',
  incorrect_number: 'card-details-wrong',
  invalid_number: 'card-details-wrong',
  incorrect_zip: 'card-details-wrong',
  incorrect_address: 'card-details-wrong',
  invalid_expiry_month: 'card-details-wrong',
  invalid_expiry_year: 'card-details-wrong',
  authentication_required: 'authentication-failed',
  authentication_not_handled: 'authentication-failed',
  payment_intent_authentication_failure: 'authentication-failed',
  fraudulent: 'suspected-fraud',
  lost_card: 'suspected-fraud',
  stolen_card: 'suspected-fraud',
  pickup_card: 'suspected-fraud',
  restricted_card: 'suspected-fraud',
  security_violation: 'suspected-fraud',
  merchant_blacklist: 'suspected-fraud',
  currency_not_supported: 'currency-not-supported',
  issuer_not_available: 'issuer-unavailable',
  processing_error: 'issuer-unavailable',
  reenter_transaction: 'issuer-unavailable',
  try_again_later: 'issuer-unavailable',
  approve_with_id: 'issuer-unavailable',
};
