import type { Money } from '@/trade/money';
import { cashAtBank, providerClearing, providerFees } from '../account';
import { type JournalEntry, type Posting, pendingEntry, postedEntry, postOf, voidOf } from '../journal-entry';
import { withExchange } from './with-exchange';

/** What a provider kept, as its own balance transaction says: the one source of every fee. */
export function providerFeeEntry(transaction: {
  readonly id: string;
  readonly provider: string;
  /** Positive: charged to us. A fee given back is negative. */
  readonly fee: Money;
  readonly portalId: string | null;
  readonly at: Date;
}): JournalEntry {
  const { fee, provider } = transaction;
  return postedEntry({
    kind: 'provider-fee',
    portalId: transaction.portalId,
    subject: { type: 'provider-transaction', id: transaction.id },
    idempotencyKey: `provider-fee:${transaction.id}`,
    effectiveAt: transaction.at,
    postings: [
      { account: providerFees(fee.currency, provider), minor: fee.minor },
      { account: providerClearing(fee.currency, provider), minor: -fee.minor },
    ],
  });
}

/** A provider's payout to our bank. A negative amount is a debit: the provider takes back what it paid too much. */
export interface ProviderSettlement {
  readonly settlementId: string;
  readonly provider: string;
  readonly amount: Money;
  readonly iban: string;
  readonly at: Date;
}

/** On its way: no longer with the provider, not yet in the bank. */
export function settlementSentEntry(settlement: ProviderSettlement): JournalEntry {
  return pendingEntry({
    kind: 'provider-settlement',
    portalId: null,
    subject: { type: 'provider-payout', id: settlement.settlementId },
    idempotencyKey: settlementKey(settlement.settlementId),
    effectiveAt: settlement.at,
    postings: bankFromProvider(settlement),
  });
}

export interface ArrivedSettlement extends ProviderSettlement {
  /** What the bank booked on our account, where banks on the way took charges or exchanged it; else the amount. */
  readonly booked?: Money;
  /** Taken by banks on the way and borne by us, in the currency booked. */
  readonly charges?: Money;
}

/** The bank booked it. `pendingIsOpen` as for payouts to sellers. */
export function settlementArrivedEntry(
  settlement: ArrivedSettlement,
  matchId: string,
  pendingIsOpen: boolean,
): JournalEntry {
  const facts = {
    kind: 'provider-settlement',
    portalId: null,
    subject: { type: 'provider-payout', id: settlement.settlementId },
    idempotencyKey: `match:${matchId}`,
    effectiveAt: settlement.at,
    postings: bankFromProvider(settlement),
  } as const;
  return pendingIsOpen ? postOf(settlementKey(settlement.settlementId), facts) : postedEntry(facts);
}

/** The bank sent it back or the provider cancelled it: it is with the provider as before. */
export function settlementVoidEntry(
  settlement: Pick<ProviderSettlement, 'settlementId' | 'at'>,
): JournalEntry {
  return voidOf(settlementKey(settlement.settlementId), {
    kind: 'provider-settlement-void',
    portalId: null,
    subject: { type: 'provider-payout', id: settlement.settlementId },
    idempotencyKey: `provider-settlement-void:${settlement.settlementId}`,
    effectiveAt: settlement.at,
  });
}

export function settlementKey(settlementId: string): string {
  return `provider-settlement:${settlementId}`;
}

function bankFromProvider({
  amount,
  iban,
  provider,
  booked = amount,
  charges,
}: ArrivedSettlement): Posting[] {
  return withExchange([
    { account: cashAtBank(booked.currency, iban), minor: booked.minor },
    { account: providerFees(booked.currency, iban), minor: charges?.minor ?? 0 },
    { account: providerClearing(amount.currency, provider), minor: -amount.minor },
  ]);
}
