import type { AccountKind } from './schema';

/** Names an account without knowing its id: what kind of money, in which currency, kept for whom. */
export interface AccountRef {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly holder: string;
  readonly portalId: string | null;
}

export type Side = 'debit' | 'credit';

/** The side on which an account of this kind grows. A balance is shown positive on its normal side. */
const normalSides: Readonly<Record<AccountKind, Side>> = {
  'cash-at-bank': 'debit',
  'psp-clearing': 'debit',
  'buyer-escrow': 'credit',
  'seller-payable': 'credit',
  'platform-fee-income': 'credit',
  'chamber-fee-payable': 'credit',
  'psp-fees': 'debit',
  'fx-difference': 'debit',
  'write-off': 'debit',
  unallocated: 'credit',
};

export function normalSide(kind: AccountKind): Side {
  return normalSides[kind];
}

/** Postings are debit positive; people read an account's balance on its normal side. */
export function onNormalSide(kind: AccountKind, minor: number): number {
  const shown = normalSide(kind) === 'debit' ? minor : -minor;
  return shown === 0 ? 0 : shown;
}

/**
 * Money held for somebody can be taken out, never overdrawn: neither by what is posted nor by what is promised in
 * pending entries. The database refuses it as well.
 */
export function isNeverOverdrawn({ kind, portalId }: AccountRef): boolean {
  return (
    kind === 'buyer-escrow' || kind === 'seller-payable' || (kind === 'unallocated' && portalId !== null)
  );
}

/** Our account at a bank, by IBAN. It moves only with a booked statement line, so it always equals the bank's own balance. */
export function cashAtBank(currency: string, iban: string): AccountRef {
  return { kind: 'cash-at-bank', currency, holder: iban, portalId: null };
}

/** What a payment provider holds for us until it pays it out. */
export function providerClearing(currency: string, provider: string): AccountRef {
  return { kind: 'psp-clearing', currency, holder: provider, portalId: null };
}

/** The buyer's money for one order, from capture to release. */
export function escrow(currency: string, orderId: string, portalId: string): AccountRef {
  return { kind: 'buyer-escrow', currency, holder: orderId, portalId };
}

/** What we owe a selling organisation. */
export function sellerPayable(currency: string, organisationId: string, portalId: string): AccountRef {
  return { kind: 'seller-payable', currency, holder: organisationId, portalId };
}

export function platformFeeIncome(currency: string, portalId: string): AccountRef {
  return { kind: 'platform-fee-income', currency, holder: portalId, portalId };
}

export function chamberFeePayable(currency: string, portalId: string): AccountRef {
  return { kind: 'chamber-fee-payable', currency, holder: portalId, portalId };
}

/** What a provider or a bank charged us. */
export function providerFees(currency: string, provider: string): AccountRef {
  return { kind: 'psp-fees', currency, holder: provider, portalId: null };
}

/** Gains and losses on exchange. An entry in two currencies balances each of them here. */
export function exchangeDifference(currency: string): AccountRef {
  return { kind: 'fx-difference', currency, holder: 'house', portalId: null };
}

export function writtenOff(currency: string): AccountRef {
  return { kind: 'write-off', currency, holder: 'house', portalId: null };
}

/** A buyer's transfer that is in our bank while its payment waits for the capture, or was paid too much. */
export function heldForPayment(currency: string, paymentId: string, portalId: string): AccountRef {
  return { kind: 'unallocated', currency, holder: paymentId, portalId };
}

/** Money in our bank of which nobody knows yet whose it is: a line set aside, an account's balance before our time. */
export function unexplained(currency: string, holder: string): AccountRef {
  return { kind: 'unallocated', currency, holder, portalId: null };
}
