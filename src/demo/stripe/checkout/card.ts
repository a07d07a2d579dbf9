import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { newId } from '../new-id';
import type { Simulator } from '../simulator';
import type { TestCard } from './test-cards';

/** What the payer typed, once the page has found it complete. */
export interface TypedCard {
  readonly card: TestCard;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly holder: string;
  readonly email: string | null;
}

/** The payment method a card becomes. */
export function newPaymentMethod(sim: Simulator, typed: TypedCard): Stripe.PaymentMethod {
  const { number, brand } = typed.card;
  return {
    id: newId(sim, 'pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: billingDetails(typed),
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'FR',
      display_brand: brand,
      exp_month: typed.expiryMonth,
      exp_year: typed.expiryYear,
      fingerprint: fingerprintOf(number),
      funding: 'credit',
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: sim.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

export function billingDetails({ holder, email }: TypedCard): Stripe.Charge.BillingDetails {
  const address = { city: null, country: 'FR', line1: null, line2: null, postal_code: null, state: null };
  return { address, email, name: holder, phone: null, tax_id: null };
}

/** How the charge remembers the card; `capture_before` is there while, and only while, money is held. */
export function cardDetails(
  typed: TypedCard,
  amount: number,
  captureBefore: number | null,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  const { number, brand } = typed.card;
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand,
      ...(captureBefore === null ? {} : { capture_before: captureBefore }),
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'FR',
      electronic_commerce_indicator: authenticated ? '05' : null,
      exp_month: typed.expiryMonth,
      exp_year: typed.expiryYear,
      extended_authorization: { status: 'disabled' },
      fingerprint: fingerprintOf(number),
      funding: 'credit',
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: number.slice(-4),
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: authenticated ? authentication : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

const authentication: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};

function fingerprintOf(number: string): string {
  return createHash('sha256').update(number).digest('base64url').slice(0, 16);
}
