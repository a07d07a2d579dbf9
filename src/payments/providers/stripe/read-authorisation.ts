import type { Money } from '@/trade/money';
import type { Authorisation } from '../../provider';
import type { DeclineReason } from '../outcome';
import type { Hold } from './find-hold';
import { fromStripeAmount } from './stripe-amount';
import { declineReasonOf } from './stripe-outcome';

/** Stripe's session, intent and charge read as one state of ours. `refunded` in Stripe's minor units. */
export function readAuthorisation(reference: string, hold: Hold, refunded: number): Authorisation {
  const { session, intent, charge, transaction } = hold;
  const currency = intent?.currency ?? session?.currency ?? '';
  const money = (amount: number): Money => fromStripeAmount(currency, amount);
  const facts = {
    reference,
    providerPayment: intent?.id ?? null,
    paymentId: (intent?.metadata ?? session?.metadata)?.payment ?? null,
    amount: money(intent?.amount ?? session?.amount_total ?? 0),
    instrument: instrumentOf(hold),
  };
  if (!intent) return session?.status === 'open' ? pending(facts, null) : { ...facts, state: 'expired' };
  switch (intent.status) {
    case 'requires_capture':
      return {
        ...facts,
        state: 'authorised',
        authorisedAt: instant(charge?.created ?? intent.created),
        capturableUntil: capturableUntil(hold),
      };
    case 'succeeded':
      return {
        ...facts,
        state: 'captured',
        capturedAt: instant(transaction?.created ?? charge?.created ?? intent.created),
        captured: money(intent.amount_received),
        refunded: money(refunded),
      };
    case 'canceled':
      return { ...facts, state: lapsed.has(intent.cancellation_reason ?? '') ? 'expired' : 'voided' };
  }
  if (session?.status === 'expired') return { ...facts, state: 'expired' };
  const decline = lastDecline(hold);
  const wasHeld = session?.status === 'complete';
  if (wasHeld && decline) return { ...facts, state: 'voided' };
  return pending(facts, decline);
}

const lapsed = new Set(['automatic', 'expired']);

function pending<Facts extends { readonly amount: Money }>(facts: Facts, lastDecline: DeclineReason | null) {
  const received = { currency: facts.amount.currency, minor: 0 };
  return { ...facts, state: 'pending', received, lastDecline } as const;
}

function lastDecline({ intent }: Hold): DeclineReason | null {
  const error = intent?.last_payment_error;
  return error ? declineReasonOf(error.decline_code || error.code) : null;
}

function capturableUntil({ charge }: Hold): Date | null {
  const before = charge?.payment_method_details?.card?.capture_before;
  return before === undefined ? null : instant(before);
}

function instrumentOf({ charge }: Hold): string | null {
  const card = charge?.payment_method_details?.card;
  return card?.last4 ? `${card.brand ?? 'card'} •••• ${card.last4}` : null;
}

function instant(seconds: number): Date {
  return new Date(seconds * 1000);
}
