import type { Money } from '@/trade/money';
import { escrow, heldForPayment, providerClearing } from '../account';
import { type JournalEntry, postedEntry } from '../journal-entry';

export interface Refund {
  readonly refundId: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly portalId: string;
  /** Who gives it back; by bank transfer the bank's own debit line settles the clearing. */
  readonly provider: string;
  readonly amount: Money;
  /** Escrow after a capture; the transfer held for the payment before one, or what was paid too much. */
  readonly from: 'escrow' | 'transfer';
  readonly at: Date;
}

/** Money goes back to the buyer. Fees of the first payment are not given back by providers, so none are here. */
export function refundEntry(refund: Refund): JournalEntry {
  const { amount, orderId, portalId } = refund;
  const held =
    refund.from === 'escrow'
      ? escrow(amount.currency, orderId, portalId)
      : heldForPayment(amount.currency, refund.paymentId, portalId);
  return postedEntry({
    kind: 'refund',
    portalId,
    subject: { type: 'order', id: orderId },
    idempotencyKey: `refund:${refund.refundId}`,
    effectiveAt: refund.at,
    postings: [
      { account: held, minor: amount.minor },
      { account: providerClearing(amount.currency, refund.provider), minor: -amount.minor },
    ],
  });
}
