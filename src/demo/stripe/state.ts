import type Stripe from 'stripe';
import type { CardBehaviour } from './checkout/test-cards';

/** Everything the simulated account knows; one JSON document, so that a restart of the demo forgets nothing. */
export interface SimulatorState {
  readonly version: 1;
  /** How far the simulated clock runs ahead of the real one. */
  clockAheadSeconds: number;
  /** Ids made so far, so that a seeded account continues its own sequence after a restart. */
  idsMade: number;
  /** The next automatic payout, unix seconds on the simulated clock. */
  nextPayoutAt: number | null;
  readonly checkouts: Record<string, Checkout>;
  readonly paymentIntents: Record<string, Stripe.PaymentIntent>;
  readonly charges: Record<string, Stripe.Charge>;
  readonly refunds: Record<string, Stripe.Refund>;
  readonly balanceTransactions: Record<string, Stripe.BalanceTransaction>;
  readonly payouts: Record<string, Stripe.Payout>;
  /** Which payout a balance transaction was paid out in. */
  readonly payoutOf: Record<string, string>;
  /** How the card behind each payment intent behaves; Stripe knows the card, its API does not say. */
  readonly cardOf: Record<string, CardBehaviour>;
  readonly events: Record<string, Stripe.Event>;
  readonly deliveries: Delivery[];
  readonly idempotentAnswers: Record<string, IdempotentAnswer>;
}

/** A Checkout Session with what its page shows and the payment intent it will make. */
export interface Checkout {
  readonly session: Stripe.Checkout.Session;
  readonly items: readonly CheckoutItem[];
  readonly intent: IntentTemplate;
}

export interface CheckoutItem {
  readonly name: string;
  readonly description: string | null;
  readonly quantity: number;
  readonly unitAmount: number;
}

export interface IntentTemplate {
  readonly captureMethod: 'automatic' | 'manual';
  readonly description: string | null;
  readonly receiptEmail: string | null;
  readonly statementDescriptorSuffix: string | null;
  readonly transferGroup: string | null;
  readonly metadata: Record<string, string>;
}

/** A webhook still to be sent; times are real milliseconds, since the receiver checks them against its own clock. */
export interface Delivery {
  readonly eventId: string;
  attempts: number;
  dueAt: number;
  /** The switches for faults have been asked about this one. */
  prepared: boolean;
}

export interface IdempotentAnswer {
  readonly path: string;
  readonly fingerprint: string;
  readonly requestId: string;
  readonly status: number;
  readonly body: string;
  readonly savedAt: number;
}

export function emptyState(): SimulatorState {
  return {
    version: 1,
    clockAheadSeconds: 0,
    idsMade: 0,
    nextPayoutAt: null,
    checkouts: {},
    paymentIntents: {},
    charges: {},
    refunds: {},
    balanceTransactions: {},
    payouts: {},
    payoutOf: {},
    cardOf: {},
    events: {},
    deliveries: [],
    idempotentAnswers: {},
  };
}
