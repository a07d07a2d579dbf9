import type { Money } from '@/trade/money';
import { cashAtBank, heldForPayment, providerFees } from '../account';
import { type JournalEntry, postedEntry } from '../journal-entry';
import { withExchange } from './with-exchange';

export interface TransferReceived {
  readonly lineId: string;
  /** Names this match of the line, so that a line matched again after an undo is a new entry. */
  readonly matchId: string;
  readonly iban: string;
  /** What the bank booked on our account. */
  readonly booked: Money;
  /** What it stands for, payment by payment. */
  readonly paid: readonly { readonly paymentId: string; readonly portalId: string; readonly amount: Money }[];
  /** Taken by banks on the way and borne by us, in the currency booked. */
  readonly charges: Money;
  readonly at: Date;
}

/**
 * A buyer's transfer is in the bank and belongs to a payment, though nothing has been captured: it waits in
 * `unallocated` for that payment, where a hold reserves it (authorisationEntry) and a capture takes it. What is too
 * much stays there to be refunded. What charges do not explain is exchange, in one currency or across two.
 */
export function transferReceivedEntry(transfer: TransferReceived): JournalEntry {
  const { booked, charges, paid } = transfer;
  return postedEntry({
    kind: 'transfer-received',
    portalId: null,
    subject: { type: 'statement-line', id: transfer.lineId },
    idempotencyKey: `match:${transfer.matchId}`,
    effectiveAt: transfer.at,
    postings: withExchange([
      { account: cashAtBank(booked.currency, transfer.iban), minor: booked.minor },
      { account: providerFees(charges.currency, transfer.iban), minor: charges.minor },
      ...paid.map(({ paymentId, portalId, amount }) => ({
        account: heldForPayment(amount.currency, paymentId, portalId),
        minor: -amount.minor,
      })),
    ]),
  });
}
