import { describe, expect, it } from 'vitest';
import { money } from '@/trade/money';
import type { JournalEntry } from '../journal-entry';
import { aHeldPayment, aRelease } from '../testing/an-entry';
import { transferReceivedEntry } from './bank-transfer';
import { captureEntry } from './card-payment';
import { providerFeeEntry, settlementArrivedEntry } from './provider-settlement';
import { releaseEntry, sharesOf } from './release';

const at = new Date('2026-11-24T12:00:00Z');
const portalId = '01900000-0000-7000-8000-000000000001';

/** Each kind of account with its total over the entries. */
function totals(...entries: readonly JournalEntry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, minor } of entries.flatMap((entry) => entry.postings)) {
    sums[account.kind] = (sums[account.kind] ?? 0) + minor;
  }
  return sums;
}

describe('an order of 1,000.00 EUR by card, with a fee of 30.00', () => {
  const capture = captureEntry(aHeldPayment());
  const fee = providerFeeEntry({ id: 'txn_1', provider: 'stripe', fee: money('EUR', 3_000), portalId, at });

  it('leaves 970.00 with the provider and 1,000.00 in escrow when it is captured', () => {
    expect(totals(capture, fee)).toEqual({
      'psp-clearing': 97_000,
      'psp-fees': 3_000,
      'buyer-escrow': -100_000,
    });
  });

  it('gives the seller 950.00, the platform 40.00 and the chamber 10.00 when it is released', () => {
    expect(totals(releaseEntry(aRelease()))).toEqual({
      'buyer-escrow': 100_000,
      'seller-payable': -95_000,
      'platform-fee-income': -4_000,
      'chamber-fee-payable': -1_000,
    });
  });

  it('empties the clearing account when the bank books 970.00', () => {
    const settlement = {
      settlementId: 'po_1',
      provider: 'stripe',
      amount: money('EUR', 97_000),
      iban: 'FR76',
      at,
    };
    const arrived = settlementArrivedEntry(settlement, 'match-1', true);
    expect(totals(capture, fee, arrived)).toMatchObject({ 'psp-clearing': 0, 'cash-at-bank': 97_000 });
  });
});

describe('fees that do not divide', () => {
  it('are rounded half to even, and the seller has the rest', () => {
    const policy = { platformFeeBasisPoints: 333, chamberFeeBasisPoints: 50 };
    const shares = sharesOf(money('XAF', 100), policy);
    expect([shares.platform.minor, shares.chamber.minor, shares.seller.minor]).toEqual([3, 0, 97]);
  });

  it('never exceed what they are taken from', () => {
    expect(() =>
      sharesOf(money('EUR', 1), { platformFeeBasisPoints: 9_000, chamberFeeBasisPoints: 1_001 }),
    ).toThrow();
  });
});

describe('a transfer that arrives short by its charges', () => {
  it('pays the order in full, and the charges are a cost', () => {
    const received = transferReceivedEntry({
      lineId: 'line-1',
      matchId: 'match-1',
      iban: 'FR76',
      booked: money('EUR', 98_500),
      paid: [{ paymentId: 'payment-1', portalId, amount: money('EUR', 100_000) }],
      charges: money('EUR', 1_500),
      at,
    });
    expect(totals(received)).toEqual({ 'cash-at-bank': 98_500, 'psp-fees': 1_500, unallocated: -100_000 });
  });
});

describe('a transfer in another currency', () => {
  it('balances both currencies against the exchange account', () => {
    const received = transferReceivedEntry({
      lineId: 'line-1',
      matchId: 'match-1',
      iban: 'FR76',
      booked: money('USD', 108_000),
      paid: [{ paymentId: 'payment-1', portalId, amount: money('EUR', 100_000) }],
      charges: money('USD', 0),
      at,
    });
    const exchange = received.postings.filter(({ account }) => account.kind === 'fx-difference');
    expect(exchange.map(({ account, minor }) => [account.currency, minor])).toEqual([
      ['USD', -108_000],
      ['EUR', 100_000],
    ]);
  });
});
