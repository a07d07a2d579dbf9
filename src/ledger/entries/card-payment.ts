import type { Money } from '@/trade/money';
import { escrow, heldForPayment, providerClearing } from '../account';
import { type JournalEntry, type Posting, pendingEntry, postOf, voidOf } from '../journal-entry';

export interface HeldPayment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly portalId: string;
  /** 'stripe', 'bank-transfer', 'mobile-money': whoever holds the money. */
  readonly provider: string;
  readonly amount: Money;
  readonly at: Date;
}

/**
 * A hold: on the buyer's card, so that the provider will owe us the amount; or on a transfer that is in our bank
 * already. Either way we will keep it for the order.
 */
export function authorisationEntry(payment: HeldPayment): JournalEntry {
  return pendingEntry({
    kind: 'authorisation',
    portalId: payment.portalId,
    subject: { type: 'order', id: payment.orderId },
    idempotencyKey: authorisationKey(payment.paymentId),
    effectiveAt: payment.at,
    postings: intoEscrow(payment),
  });
}

/**
 * The hold becomes real, in full or for less; the rest of the hold is let go.
 *
 * Posted gross: the fee is known for certain only from the provider's balance transaction, and is posted from there
 * (providerFeeEntry), once. Of a captured 1,000.00 with a fee of 30.00: clearing 1,000 / escrow 1,000, later
 * fees 30 / clearing 30; together clearing 970 + fees 30 against escrow 1,000.
 */
export function captureEntry(payment: HeldPayment): JournalEntry {
  return postOf(authorisationKey(payment.paymentId), {
    kind: 'capture',
    portalId: payment.portalId,
    subject: { type: 'order', id: payment.orderId },
    idempotencyKey: `capture:${payment.paymentId}`,
    effectiveAt: payment.at,
    postings: intoEscrow(payment),
  });
}

/** The hold is let go: declined order, cancelled order or a hold that lapsed. */
export function authorisationVoidEntry(payment: Omit<HeldPayment, 'amount' | 'provider'>): JournalEntry {
  return voidOf(authorisationKey(payment.paymentId), {
    kind: 'authorisation-void',
    portalId: payment.portalId,
    subject: { type: 'order', id: payment.orderId },
    idempotencyKey: `authorisation-void:${payment.paymentId}`,
    effectiveAt: payment.at,
  });
}

export function authorisationKey(paymentId: string): string {
  return `authorisation:${paymentId}`;
}

function intoEscrow({ provider, amount, orderId, paymentId, portalId }: HeldPayment): Posting[] {
  const { currency, minor } = amount;
  const source =
    provider === 'bank-transfer'
      ? heldForPayment(currency, paymentId, portalId)
      : providerClearing(currency, provider);
  return [
    { account: source, minor },
    { account: escrow(currency, orderId, portalId), minor: -minor },
  ];
}
