import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, drawStates, finalStates } from '@/trade/state-machine';
import {
  daysToPay,
  endableFrom,
  isBeforeSeller,
  mayBecome,
  mayTakeBack,
  needsReason,
  orderNumber,
  partyOf,
  transitions,
} from './order';
import { orderStates } from './schema';

describe('a purchase order', () => {
  it('ends completed, declined, cancelled or expired, and nothing leaves an end', () => {
    expect(finalStates(transitions).sort()).toEqual(['cancelled', 'completed', 'declined', 'expired']);
  });

  it('is never accepted without having been placed, and never delivered without having been accepted', () => {
    const walks = fc.array(fc.constantFrom(...orderStates), { maxLength: 30 });
    fc.assert(
      fc.property(walks, (wishes) => {
        const been = ['draft'];
        for (const wish of wishes) {
          const now = been.at(-1) as (typeof orderStates)[number];
          if (canMove(transitions, now, wish)) been.push(wish);
        }
        if (been.includes('accepted')) expect(been).toContain('placed');
        if (been.includes('delivered')) expect(been).toContain('accepted');
        if (been.includes('completed')) expect(been).toContain('delivered');
        const settled = been.slice(been.indexOf('accepted'));
        if (been.includes('accepted')) expect(new Set(settled).size).toBe(settled.length);
      }),
    );
  });

  it('goes back only from an approval refused: the buyer’s to a draft, the seller’s to placed', () => {
    const back = orderStates.flatMap((from, i) =>
      transitions[from].filter((to) => orderStates.indexOf(to) < i).map((to) => `${from} → ${to}`),
    );
    expect(back).toEqual(['awaiting-approval → draft', 'awaiting-seller-approval → placed']);
  });

  it('can be cancelled by the buyer only until the seller has accepted', () => {
    expect(orderStates.filter((state) => mayTakeBack({ state }))).toEqual([
      'draft',
      'awaiting-approval',
      'placed',
      'awaiting-seller-approval',
    ]);
  });

  it('can be ended once it was accepted for seven days to the instant, and never after the goods have left', () => {
    const acceptedAt = new Date('2026-03-25T22:30:00Z');
    expect(daysToPay).toBe(7);
    expect(endableFrom({ state: 'accepted', acceptedAt })?.toISOString()).toBe('2026-04-01T22:30:00.000Z');
    const others = orderStates.filter((state) => state !== 'accepted');
    expect(others.filter((state) => endableFrom({ state, acceptedAt }) !== null)).toEqual([]);
    expect(others.filter((from) => !isBeforeSeller(from) && mayBecome({ state: from }, 'cancelled'))).toEqual(
      ['draft', 'awaiting-approval'],
    );
  });

  it('asks why when it hurts somebody', () => {
    expect(orderStates.filter(needsReason)).toEqual(['declined', 'cancelled']);
  });

  it('knows its parties', () => {
    const order = { buyerOrganisationId: 'b', sellerOrganisationId: 's' };
    expect([partyOf(order, 'b'), partyOf(order, 's'), partyOf(order, 'x'), partyOf(order, null)]).toEqual([
      'buyer',
      'seller',
      null,
      null,
    ]);
  });

  it('has a number people can read', () => {
    expect(orderNumber(2026, 123)).toBe('PO-2026-000123');
  });

  it('draws its own diagram', () => {
    expect(drawStates(transitions, 'draft')).toContain('placed --> accepted');
  });
});
