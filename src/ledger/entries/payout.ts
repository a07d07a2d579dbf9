import type { Money } from '@/trade/money';
import { cashAtBank, sellerPayable } from '../account';
import { type JournalEntry, type Posting, pendingEntry, postedEntry, postOf, voidOf } from '../journal-entry';

export interface PayoutToSeller {
  readonly payoutId: string;
  readonly portalId: string;
  readonly organisationId: string;
  readonly amount: Money;
  /** The account it is paid from. */
  readonly iban: string;
  readonly at: Date;
}

/** The payout was sent: it leaves the seller's payable and our bank as soon as the bank has booked it. */
export function payoutSentEntry(payout: PayoutToSeller): JournalEntry {
  return pendingEntry({
    kind: 'payout',
    portalId: payout.portalId,
    subject: { type: 'payout', id: payout.payoutId },
    idempotencyKey: payoutKey(payout.payoutId),
    effectiveAt: payout.at,
    postings: payableFromBank(payout),
  });
}

/**
 * The bank booked it: a statement line says so. `pendingIsOpen` is false when no pending entry waits for it, because
 * the payout was matched before and that match was undone.
 */
export function payoutPaidEntry(
  payout: PayoutToSeller,
  matchId: string,
  pendingIsOpen: boolean,
): JournalEntry {
  const facts = {
    kind: 'payout',
    portalId: payout.portalId,
    subject: { type: 'payout', id: payout.payoutId },
    idempotencyKey: `match:${matchId}`,
    effectiveAt: payout.at,
    postings: payableFromBank(payout),
  } as const;
  return pendingIsOpen ? postOf(payoutKey(payout.payoutId), facts) : postedEntry(facts);
}

/** The bank refused it before booking: we owe the seller as before. Booked and returned is a reversal instead. */
export function payoutVoidEntry(
  payout: Omit<PayoutToSeller, 'amount' | 'iban' | 'organisationId'>,
): JournalEntry {
  return voidOf(payoutKey(payout.payoutId), {
    kind: 'payout-void',
    portalId: payout.portalId,
    subject: { type: 'payout', id: payout.payoutId },
    idempotencyKey: `payout-void:${payout.payoutId}`,
    effectiveAt: payout.at,
  });
}

export function payoutKey(payoutId: string): string {
  return `payout-sent:${payoutId}`;
}

function payableFromBank({ amount, organisationId, portalId, iban }: PayoutToSeller): Posting[] {
  return [
    { account: sellerPayable(amount.currency, organisationId, portalId), minor: amount.minor },
    { account: cashAtBank(amount.currency, iban), minor: -amount.minor },
  ];
}
