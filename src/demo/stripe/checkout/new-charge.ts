import type Stripe from 'stripe';
import { newId } from '../new-id';
import type { Simulator } from '../simulator';
import { billingDetails, cardDetails, type TypedCard } from './card';
import type { Decline } from './test-cards';

/** One attempt to take or hold money on a card: paid, or failed with the bank's reason. */
export function newCharge(
  sim: Simulator,
  intent: Stripe.PaymentIntent,
  paymentMethod: string,
  typed: TypedCard,
  result: { readonly decline: Decline } | { readonly authenticated: boolean },
): Stripe.Charge {
  const decline = 'decline' in result ? result.decline : null;
  const held = !decline && intent.capture_method === 'manual';
  return {
    id: newId(sim, 'ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: billingDetails(typed),
    calculated_statement_descriptor: null,
    captured: false,
    created: sim.now(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: decline ? declinedOutcome(decline) : approvedOutcome,
    paid: !decline,
    payment_intent: intent.id,
    payment_method: paymentMethod,
    payment_method_details: cardDetails(
      typed,
      intent.amount,
      held ? sim.now() + sim.settings.holdSeconds : null,
      'authenticated' in result && result.authenticated,
    ),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

const approvedOutcome: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 12,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

function declinedOutcome({ declineCode }: Decline): Stripe.Charge.Outcome {
  return {
    ...approvedOutcome,
    advice_code: declineCode === 'insufficient_funds' ? 'try_again_later' : null,
    network_status: 'declined_by_network',
    reason: declineCode,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  };
}
