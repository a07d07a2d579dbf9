import fc from 'fast-check';
import { money } from '@/trade/money';
import { transferReceivedEntry } from '../entries/bank-transfer';
import { authorisationEntry, authorisationVoidEntry, captureEntry } from '../entries/card-payment';
import { payoutPaidEntry, payoutSentEntry, payoutVoidEntry } from '../entries/payout';
import {
  providerFeeEntry,
  settlementArrivedEntry,
  settlementSentEntry,
} from '../entries/provider-settlement';
import { refundEntry } from '../entries/refund';
import { releaseEntry, sharesOf } from '../entries/release';
import { setAsideEntry, writeOffEntry } from '../entries/statement-line';
import type { JournalEntry } from '../journal-entry';

const portalId = '01900000-0000-7000-8000-000000000001';
const iban = 'FR7630006000011234567890189';

/**
 * The life of one order's money as a list of entries in the order they happen: held or transferred, captured or let
 * go, fees, partly refunded, released, paid out, paid by the provider; beside it a bank line nobody can explain.
 */
export const anOrdersMoney: fc.Arbitrary<readonly JournalEntry[]> = fc
  .record({
    order: fc.uuid(),
    currency: fc.constantFrom('EUR', 'XAF', 'TND'),
    minor: fc.integer({ min: 1, max: 900_000_000 }),
    way: fc.constantFrom('card', 'transfer'),
    ending: fc.constantFrom('let-go', 'captured', 'refunded', 'released', 'returned', 'paid-out'),
    refundShare: fc.integer({ min: 0, max: 9_999 }),
    fee: fc.integer({ min: 0, max: 5_000 }),
    charges: fc.integer({ min: 0, max: 2_500 }),
    exchange: fc.integer({ min: -500, max: 500 }),
    platform: fc.integer({ min: 0, max: 1_000 }),
    chamber: fc.integer({ min: 0, max: 1_000 }),
    unknown: fc.integer({ min: -90_000, max: 90_000 }).filter((minor) => minor !== 0),
    from: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  })
  .map((story) => {
    const { order, currency, way, ending } = story;
    const amount = money(currency, story.minor);
    const at = (day: number) => new Date(story.from.getTime() + day * 86_400_000);
    const paymentId = `pay-${order}`;
    const payment = {
      paymentId,
      orderId: order,
      portalId,
      provider: way === 'card' ? 'stripe' : 'bank-transfer',
      amount,
    };
    const entries: JournalEntry[] = [];
    const unknownLine = { lineId: `line-${order}`, iban, booked: money(currency, story.unknown), at: at(0) };
    entries.push(
      story.unknown % 2 ? setAsideEntry(unknownLine, order) : writeOffEntry(unknownLine, `w-${order}`),
    );
    if (way === 'transfer') {
      const booked = money(currency, Math.max(1, amount.minor - story.charges + story.exchange));
      entries.push(
        transferReceivedEntry({
          lineId: `in-${order}`,
          matchId: `in-${order}`,
          iban,
          booked,
          paid: [{ paymentId, portalId, amount }],
          charges: money(currency, story.charges),
          at: at(0),
        }),
      );
    }
    entries.push(authorisationEntry({ ...payment, at: at(0) }));
    if (ending === 'let-go') {
      entries.push(authorisationVoidEntry({ ...payment, at: at(1) }));
      if (way === 'transfer')
        entries.push(refundEntry({ ...payment, refundId: order, from: 'transfer', at: at(1) }));
      return entries;
    }
    entries.push(captureEntry({ ...payment, at: at(1) }));
    if (way === 'card') {
      if (story.fee) {
        entries.push(
          providerFeeEntry({
            id: `txn-${order}`,
            provider: 'stripe',
            fee: money(currency, story.fee),
            portalId,
            at: at(1),
          }),
        );
      }
      const settlement = {
        settlementId: `po-${order}`,
        provider: 'stripe',
        amount: money(currency, story.minor - story.fee),
        iban,
      };
      if (settlement.amount.minor !== 0) {
        entries.push(settlementSentEntry({ ...settlement, at: at(2) }));
        entries.push(settlementArrivedEntry({ ...settlement, at: at(4) }, `po-${order}`, true));
      }
    }
    if (ending === 'captured') return entries;
    const refunded = money(currency, Math.floor((story.minor * story.refundShare) / 10_000));
    if (ending === 'refunded' && refunded.minor) {
      entries.push(refundEntry({ ...payment, refundId: order, amount: refunded, from: 'escrow', at: at(2) }));
      return entries;
    }
    const policy = { platformFeeBasisPoints: story.platform, chamberFeeBasisPoints: story.chamber };
    entries.push(
      releaseEntry({
        releaseId: order,
        orderId: order,
        portalId,
        sellerOrganisationId: `org-${order}`,
        amount,
        policy,
        at: at(5),
      }),
    );
    if (ending === 'released') return entries;
    const payout = {
      payoutId: `out-${order}`,
      portalId,
      organisationId: `org-${order}`,
      amount: sharesOf(amount, policy).seller,
      iban,
    };
    entries.push(payoutSentEntry({ ...payout, at: at(6) }));
    entries.push(
      ending === 'returned'
        ? payoutVoidEntry({ ...payout, at: at(7) })
        : payoutPaidEntry({ ...payout, at: at(7) }, `out-${order}`, true),
    );
    return entries;
  });
