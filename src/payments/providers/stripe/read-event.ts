import type Stripe from 'stripe';
import type { ProviderEvent } from '../../provider';

/** What a Stripe event means to us. Completed sessions are ignored: the intent's own events say more. */
export function eventOf(event: Stripe.Event): ProviderEvent {
  return {
    id: event.id,
    occurredAt: new Date(event.created * 1000),
    providerType: event.type,
    ...meaningOf(event),
  };
}

type Meaning = Pick<ProviderEvent, 'kind' | 'reference' | 'paymentId'>;

function meaningOf(event: Stripe.Event): Meaning {
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
      return aboutIntent('authorised', event.data.object);
    case 'payment_intent.payment_failed':
      return aboutIntent('declined', event.data.object);
    case 'payment_intent.succeeded':
      return aboutIntent('captured', event.data.object);
    case 'payment_intent.canceled': {
      const { cancellation_reason: reason } = event.data.object;
      return aboutIntent(
        reason === 'automatic' || reason === 'expired' ? 'expired' : 'voided',
        event.data.object,
      );
    }
    case 'checkout.session.expired':
      return {
        kind: 'expired',
        reference: event.data.object.id,
        paymentId: event.data.object.metadata?.payment ?? null,
      };
    case 'refund.created':
    case 'refund.updated':
      return aboutPaymentOf('refunded', event.data.object);
    case 'refund.failed':
      return aboutPaymentOf('refund-failed', event.data.object);
    case 'charge.dispute.created':
      return aboutPaymentOf('disputed', event.data.object);
    case 'payout.reconciliation_completed':
      return { kind: 'settled', reference: event.data.object.id, paymentId: null };
    case 'payout.failed':
      return { kind: 'settlement-failed', reference: event.data.object.id, paymentId: null };
    default:
      return { kind: 'ignored', reference: null, paymentId: null };
  }
}

function aboutIntent(kind: ProviderEvent['kind'], intent: Stripe.PaymentIntent): Meaning {
  return { kind, reference: intent.id, paymentId: intent.metadata?.payment ?? null };
}

function aboutPaymentOf(
  kind: ProviderEvent['kind'],
  object:
    | Pick<Stripe.Refund, 'payment_intent' | 'metadata'>
    | Pick<Stripe.Dispute, 'payment_intent' | 'metadata'>,
): Meaning {
  const { payment_intent: intent, metadata } = object;
  return {
    kind,
    reference: typeof intent === 'string' ? intent : (intent?.id ?? null),
    paymentId: metadata?.payment || null,
  };
}
