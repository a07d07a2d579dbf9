import type Stripe from 'stripe';
import { z } from 'zod';
import { recordEvent } from '../events';
import { ApiProblem, cardProblem, invalidRequest, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { expand, integer, readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';
import { settleCharge } from './settle-charge';

type IntentAnswer = Stripe.PaymentIntent | ApiProblem;

/** GET /v1/payment_intents/:id */
export function retrievePaymentIntent(sim: Simulator, _: FormObject, id: string): IntentAnswer {
  return sim.state.paymentIntents[id] ?? noSuch('payment_intent', id, 'intent');
}

/** GET /v1/payment_intents */
export function listPaymentIntents(
  sim: Simulator,
  form: FormObject,
): Stripe.ApiList<Stripe.PaymentIntent> | ApiProblem {
  const params = readParams(z.strictObject(pageParams), form);
  if (params instanceof ApiProblem) return params;
  return pageOf(Object.values(sim.state.paymentIntents), params, '/v1/payment_intents');
}

const captureParams = z.strictObject({
  amount_to_capture: integer.optional(),
  metadata: z.record(text(40), z.string().max(500)).optional(),
  expand,
});

/** POST /v1/payment_intents/:id/capture */
export function capturePaymentIntent(sim: Simulator, form: FormObject, id: string): IntentAnswer {
  const params = readParams(captureParams, form);
  if (params instanceof ApiProblem) return params;
  const intent = sim.state.paymentIntents[id];
  if (!intent) return noSuch('payment_intent', id, 'intent');
  const charge = sim.state.charges[String(intent.latest_charge)];
  if (intent.status !== 'requires_capture' || !charge) return cannotBeCaptured(intent);

  const amount = params.amount_to_capture ?? intent.amount_capturable;
  if (amount < 1) {
    return invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount_to_capture',
    });
  }
  if (amount > intent.amount_capturable) {
    return invalidRequest(
      `Requested amount_to_capture ${amount} exceeds the capturable amount ${intent.amount_capturable}.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  }
  if (sim.state.cardOf[id]?.kind === 'refuse-capture') return bankRefusesCapture(sim, intent, charge);
  Object.assign(intent.metadata, params.metadata);
  settleCharge(sim, intent, charge, amount);
  return intent;
}

const cancelParams = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']).optional(),
  expand,
});

/** POST /v1/payment_intents/:id/cancel */
export function cancelPaymentIntent(sim: Simulator, form: FormObject, id: string): IntentAnswer {
  const params = readParams(cancelParams, form);
  if (params instanceof ApiProblem) return params;
  const intent = sim.state.paymentIntents[id];
  if (!intent) return noSuch('payment_intent', id, 'intent');
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    return unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
    );
  }
  if (hasOpenPage(sim, intent)) {
    return invalidRequest(
      'You cannot cancel a PaymentIntent created by a Checkout Session that is open. Expire the Checkout Session instead.',
    );
  }
  releaseHold(sim, intent, params.cancellation_reason ?? null);
  return intent;
}

function hasOpenPage(sim: Simulator, { id }: Stripe.PaymentIntent): boolean {
  return Object.values(sim.state.checkouts).some(
    ({ session }) => session.payment_intent === id && session.status === 'open',
  );
}

/** The money held goes back to the payer's disposal: asked for, or because the hold lapsed ("automatic"). */
export function releaseHold(
  sim: Simulator,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): void {
  const charge = sim.state.charges[String(intent.latest_charge)];
  intent.status = 'canceled';
  intent.canceled_at = sim.now();
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  if (charge?.status === 'succeeded') {
    charge.refunded = true;
    charge.amount_refunded = charge.amount;
    recordEvent(sim, reason === 'automatic' ? 'charge.expired' : 'charge.refunded', charge);
  }
  recordEvent(sim, 'payment_intent.canceled', intent);
}

function bankRefusesCapture(sim: Simulator, intent: Stripe.PaymentIntent, charge: Stripe.Charge): ApiProblem {
  const error = {
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  };
  charge.status = 'failed';
  charge.paid = false;
  charge.failure_code = error.code;
  charge.failure_message = error.message;
  intent.status = 'requires_payment_method';
  intent.amount_capturable = 0;
  intent.last_payment_error = { ...error, charge: charge.id, type: 'card_error' };
  recordEvent(sim, 'charge.failed', charge);
  recordEvent(sim, 'payment_intent.payment_failed', intent);
  return cardProblem({ ...error, charge: charge.id, payment_intent: structuredClone(intent) });
}

function cannotBeCaptured(intent: Stripe.PaymentIntent): ApiProblem {
  if (intent.status === 'succeeded') {
    return unexpectedState(
      intent,
      'This PaymentIntent could not be captured because it has already been captured.',
    );
  }
  return unexpectedState(
    intent,
    `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
  );
}

function unexpectedState(intent: Stripe.PaymentIntent, message: string): ApiProblem {
  const problem = invalidRequest(message, { code: 'payment_intent_unexpected_state' });
  problem.error.payment_intent = structuredClone(intent);
  return problem;
}
