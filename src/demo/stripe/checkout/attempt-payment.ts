import type Stripe from 'stripe';
import { recordEvent } from '../events';
import { settleCharge } from '../resources/settle-charge';
import type { Simulator } from '../simulator';
import type { Checkout } from '../state';
import { newPaymentMethod, type TypedCard } from './card';
import { newCharge } from './new-charge';
import { newPaymentIntent } from './new-payment-intent';
import type { Decline } from './test-cards';

export type Attempt =
  | { readonly kind: 'paid' }
  | { readonly kind: 'authenticate' }
  | { readonly kind: 'declined'; readonly decline: Decline };

const authenticationFailed: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: '',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/**
 * The payer presses "pay": the bank approves, declines, or wants to see the payer first. After a decline the session
 * stays open and another card may be tried on the same payment intent. The caller has seen that the session is open.
 */
export function attemptPayment(
  sim: Simulator,
  checkout: Checkout,
  typed: TypedCard,
  authentication: 'not-yet' | 'succeeded' | 'failed' = 'not-yet',
): Attempt {
  const intent = intentOf(sim, checkout);
  const method = newPaymentMethod(sim, typed);
  const { behaviour } = typed.card;
  if (behaviour.kind === 'authenticate' && authentication === 'not-yet') {
    return askForAuthentication(sim, checkout, intent);
  }
  if (authentication === 'failed') return decline(sim, intent, method, typed, authenticationFailed);
  if (behaviour.kind === 'decline') return decline(sim, intent, method, typed, behaviour.decline);
  return approve(sim, checkout, intent, method, typed);
}

function intentOf(sim: Simulator, checkout: Checkout): Stripe.PaymentIntent {
  const { session } = checkout;
  const existing = sim.state.paymentIntents[String(session.payment_intent)];
  if (existing) return existing;
  const intent = newPaymentIntent(sim, checkout);
  sim.state.paymentIntents[intent.id] = intent;
  session.payment_intent = intent.id;
  recordEvent(sim, 'payment_intent.created', intent);
  return intent;
}

function askForAuthentication(sim: Simulator, { session }: Checkout, intent: Stripe.PaymentIntent): Attempt {
  intent.status = 'requires_action';
  const returnUrl = `${sim.settings.publicUrl}/c/pay/${session.id}`;
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: returnUrl, url: `${returnUrl}/authenticate` },
  };
  recordEvent(sim, 'payment_intent.requires_action', intent);
  return { kind: 'authenticate' };
}

function decline(
  sim: Simulator,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  typed: TypedCard,
  reason: Decline,
): Attempt {
  const charge = newCharge(sim, intent, method.id, typed, { decline: reason });
  sim.state.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  intent.status = 'requires_payment_method';
  intent.next_action = null;
  intent.last_payment_error = {
    charge: charge.id,
    code: reason.code,
    ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
    message: reason.message,
    payment_method: method,
    type: reason === authenticationFailed ? 'invalid_request_error' : 'card_error',
  };
  recordEvent(sim, 'charge.failed', charge);
  recordEvent(sim, 'payment_intent.payment_failed', intent);
  return { kind: 'declined', decline: reason };
}

function approve(
  sim: Simulator,
  { session }: Checkout,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  typed: TypedCard,
): Attempt {
  const authenticated = typed.card.behaviour.kind === 'authenticate';
  const charge = newCharge(sim, intent, method.id, typed, { authenticated });
  sim.state.charges[charge.id] = charge;
  sim.state.cardOf[intent.id] = typed.card.behaviour;
  intent.latest_charge = charge.id;
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  recordEvent(sim, 'charge.succeeded', charge);
  if (intent.capture_method === 'manual') {
    intent.status = 'requires_capture';
    intent.amount_capturable = intent.amount;
    recordEvent(sim, 'payment_intent.amount_capturable_updated', intent);
  } else {
    settleCharge(sim, intent, charge, intent.amount);
  }
  completeSession(sim, session, intent, typed);
  return { kind: 'paid' };
}

/** Complete does not mean paid: under manual capture the session is "unpaid" until the capture. */
function completeSession(
  sim: Simulator,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  typed: TypedCard,
): void {
  session.status = 'complete';
  session.url = null;
  session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  session.customer_details = {
    address: null,
    business_name: null,
    email: typed.email,
    individual_name: null,
    name: typed.holder,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  recordEvent(sim, 'checkout.session.completed', session);
}
