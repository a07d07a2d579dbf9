import { describe, expect, it } from 'vitest';
import type { Actor } from '@/members/actor';
import type { Role } from '@/members/schema';
import type { OrderSummary } from '@/orders/find-orders';
import type { OrderState } from '@/orders/schema';
import type { Payment } from '@/payments/payment';
import { tasksOf } from './tasks';

const held = new Map([['order', { state: 'authorised' } as Payment]]);

const ofSeller = (personId: string, ...roles: Role[]) =>
  ({ personId, organisationId: 'seller', roles }) as unknown as Actor;
const ofBuyer = { ...ofSeller('claire', 'buyer', 'owner'), organisationId: 'buyer' };

const anOrder = (state: OrderState, over: Partial<OrderSummary> = {}) =>
  ({
    order: {
      id: 'order',
      state,
      buyerOrganisationId: 'buyer',
      sellerOrganisationId: 'seller',
      createdAt: new Date(),
    },
    movedBy: 'claire',
    sellerSignedBy: null,
    ...over,
  }) as OrderSummary;

const asked = (actor: Actor, summary: OrderSummary, payments = held) =>
  tasksOf(actor, [summary], payments).map(({ kind, waitsFor }) => `${kind} by ${waitsFor}`);

describe('what a seller is asked on Today', () => {
  const clerk = ofSeller('clerk', 'seller');
  const approver = ofSeller('approver', 'approver');
  const owner = ofSeller('owner', 'owner');

  it('is to countersign an order that is placed and paid for', () => {
    expect(asked(clerk, anOrder('placed'))).toEqual(['countersign by me']);
  });

  it('is nothing once it is declined', () => {
    for (const actor of [clerk, approver, owner]) expect(asked(actor, anOrder('declined'))).toEqual([]);
  });

  it('is never to countersign again what the second signatory refused: whoever signed first settles it', () => {
    const refused = anOrder('placed', { sellerSignedBy: 'clerk', movedBy: 'approver' });
    expect(asked(clerk, refused)).toEqual(['settle-refusal by me']);
  });

  it('lets somebody else approve it after all, and does not ask whoever refused again', () => {
    const refused = anOrder('placed', { sellerSignedBy: 'clerk', movedBy: 'approver' });
    expect(asked(owner, refused)).toEqual(['approve by me']);
    expect(asked(approver, refused)).toEqual(['settle-refusal by others']);
    const byOwner = anOrder('placed', { sellerSignedBy: 'clerk', movedBy: 'owner' });
    expect(asked(owner, byOwner)).toEqual(['settle-refusal by me']);
  });

  it('tells the buyer no more than that the seller has to answer', () => {
    expect(asked(ofBuyer, anOrder('placed', { sellerSignedBy: null, movedBy: 'claire' }))).toEqual([
      'await-acceptance by others',
    ]);
  });
});

describe('what a buyer is asked on Today', () => {
  const failed = new Map([['order', { state: 'failed' } as Payment]]);

  it('is to confirm the delivery of what was paid', () => {
    expect(asked(ofBuyer, anOrder('in-fulfilment'))).toEqual(['confirm-delivery by me']);
  });

  it('is to authorise the payment again, wherever the goods are by now', () => {
    for (const state of ['accepted', 'in-fulfilment', 'delivered'] as const)
      expect(asked(ofBuyer, anOrder(state), failed)).toEqual(['authorise-payment by me']);
  });
});
