import { describe, expect, it } from 'vitest';
import { anActor } from '@/members/testing/an-actor';
import type { OrderState } from '@/orders/schema';
import type { PaymentState } from '@/payments/schema';
import { endingOf } from './ending-of';

const acceptedAt = new Date('2026-03-01T10:00:00Z');
const [before, after] = [new Date('2026-03-08T09:59:59Z'), new Date('2026-03-08T10:00:00Z')];
const seller = anActor(['seller']);
const buyer = anActor(['buyer']);
const bySeller = (state: OrderState, payment: PaymentState | null, now = after) =>
  endingOf(seller, 'seller', { state, acceptedAt }, payment && { state: payment }, now);

describe('a seller', () => {
  it('declines what is not accepted yet', () => {
    expect(bySeller('placed', null)).toBe('decline');
    expect(bySeller('awaiting-seller-approval', 'authorised')).toBe('decline');
  });

  it('ends what was accepted for seven days and is not paid', () => {
    expect(bySeller('accepted', null, before)).toBeNull();
    for (const payment of [null, 'expected', 'failed', 'voided', 'expired'] as const)
      expect(bySeller('accepted', payment)).toBe('end');
  });

  it('ends nothing for which money is held or was taken, and nothing that was handed over', () => {
    for (const payment of ['authorised', 'captured', 'partially-refunded', 'refunded'] as const)
      expect(bySeller('accepted', payment)).toBeNull();
    expect(bySeller('in-fulfilment', null)).toBeNull();
  });
});

it('a buyer takes back what the seller has not signed, and nothing after', () => {
  const byBuyer = (state: OrderState) => endingOf(buyer, 'buyer', { state, acceptedAt }, null, after);
  expect([byBuyer('draft'), byBuyer('placed'), byBuyer('accepted')]).toEqual(['cancel', 'cancel', null]);
});

it('nobody ends an order whose role does not allow it', () => {
  expect(endingOf(buyer, 'seller', { state: 'accepted', acceptedAt }, null, after)).toBeNull();
  expect(endingOf(seller, null, { state: 'accepted', acceptedAt }, null, after)).toBeNull();
});
