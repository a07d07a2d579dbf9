import { expect, it } from 'vitest';
import type { SignatureSummary } from '@/documents/find-document';
import type { OrderDetail } from '@/orders/find-orders';
import type { OrderState } from '@/orders/schema';
import { orderTimeline } from './order-timeline';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute));
const detail = (state: OrderState, ...ways: [OrderState | null, OrderState, string?][]) =>
  ({
    order: { state, currency: 'EUR', totalMinor: 100_000 },
    events: ways.map(([from, to, reason], i) => ({
      from,
      to,
      at: at(i),
      actorName: 'Somebody',
      reason: reason ?? null,
      facts: {},
    })),
  }) as unknown as OrderDetail;
const by = (person: string, place: 1 | 2, minute: number) =>
  ({ party: 'buyer', place, person, signedAt: at(minute) }) as SignatureSummary;

it('shows every signature of an order approved at the second attempt, with the refusal between', () => {
  const way = detail(
    'placed',
    [null, 'draft'],
    ['draft', 'awaiting-approval'],
    ['awaiting-approval', 'draft', 'Too dear'],
    ['draft', 'awaiting-approval'],
    ['awaiting-approval', 'placed'],
  );
  const signatures = [by('Julie', 1, 1), by('Julie', 1, 3), by('Marc', 2, 4)];
  const steps = orderTimeline(way, null, null, signatures);
  expect(steps.map(({ key, state, signature, reason }) => [key, state, signature?.person, reason])).toEqual([
    ['drafted', 'done', undefined, null],
    ['awaiting-approval', 'done', 'Julie', null],
    ['approval-refused', 'failed', undefined, 'Too dear'],
    ['awaiting-approval', 'done', 'Julie', null],
    ['placed', 'done', 'Marc', null],
    ['authorised', 'next', undefined, null],
  ]);
});

it('waits for the second signature after the first, and for nothing else', () => {
  const way = detail('awaiting-approval', [null, 'draft'], ['draft', 'awaiting-approval']);
  expect(orderTimeline(way, null, null, [by('Julie', 1, 1)]).map(({ key, state }) => [key, state])).toEqual([
    ['drafted', 'done'],
    ['awaiting-approval', 'done'],
    ['awaiting-approval', 'next'],
  ]);
});

it.each([
  ['placed', 'cancelled'],
  ['accepted', 'ended-unpaid'],
] as const)('says who ended an order that was %s', (from, key) => {
  const way = detail('cancelled', [null, 'draft'], ['draft', from], [from, 'cancelled', 'Nobody paid']);
  const last = orderTimeline(way, null, null, []).at(-1);
  expect([last?.key, last?.state, last?.reason]).toEqual([key, 'failed', 'Nobody paid']);
});
