import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { OrderSummary } from '@/orders/find-orders';
import { partyOf } from '@/orders/order';
import type { Payment } from '@/payments/payment';

/** What an order waits for, from where this member stands. */
export type TaskKind =
  | 'sign-draft'
  | 'approve'
  | 'authorise-payment'
  | 'countersign'
  | 'settle-refusal'
  | 'ship'
  | 'confirm-delivery'
  | 'await-approval'
  | 'await-seller-approval'
  | 'await-payment'
  | 'await-acceptance'
  | 'await-capture'
  | 'await-shipment'
  | 'await-delivery'
  | 'await-payout';

export interface Task {
  readonly kind: TaskKind;
  readonly waitsFor: 'me' | 'others';
  readonly summary: OrderSummary;
  /** who the order is with */
  readonly partner: string;
  readonly since: Date;
}

/** The open orders as things to do, oldest first. Orders that wait for nobody are left out. */
export function tasksOf(
  actor: Actor,
  orders: readonly OrderSummary[],
  payments: ReadonlyMap<string, Payment>,
): Task[] {
  return orders
    .flatMap((summary): Task[] => {
      const party = partyOf(summary.order, actor.organisationId);
      const kind = party && taskOf(actor, party, summary, payments.get(summary.order.id));
      if (!kind) return [];
      const waitsFor = mine[kind] && may(actor, mine[kind]) ? 'me' : 'others';
      return [
        {
          kind,
          waitsFor,
          summary,
          partner: party === 'buyer' ? summary.sellerName : summary.buyerName,
          since: sinceOf(summary),
        },
      ];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}

const mine: Partial<Record<TaskKind, Parameters<typeof may>[1]>> = {
  'sign-draft': 'place-order',
  approve: 'approve-order',
  'authorise-payment': 'pay-order',
  countersign: 'accept-order',
  'settle-refusal': 'decline-order',
  ship: 'report-shipment',
  'confirm-delivery': 'confirm-delivery',
};

/** The one thing an order waits for, seen by the buyer or the seller; null when that party sees nothing to wait for. */
export function taskOf(
  actor: Actor,
  party: 'buyer' | 'seller',
  { order, movedBy, sellerSignedBy }: Pick<OrderSummary, 'order' | 'movedBy' | 'sellerSignedBy'>,
  payment: Payment | undefined,
): TaskKind | null {
  const isHeld = payment?.state === 'authorised' || isPaid(payment);
  switch (order.state) {
    case 'draft':
      return party === 'buyer' ? 'sign-draft' : null;
    case 'awaiting-approval':
      return party === 'buyer' ? approvalTask(actor, movedBy) : null;
    case 'awaiting-seller-approval':
      if (!isHeld && party === 'buyer') return 'authorise-payment';
      return party === 'seller' ? approvalTask(actor, movedBy) : 'await-seller-approval';
    case 'placed':
      if (!isHeld) return party === 'buyer' ? 'authorise-payment' : 'await-payment';
      if (party === 'buyer') return 'await-acceptance';
      return sellerSignedBy ? refusedTask(actor, sellerSignedBy, movedBy) : 'countersign';
    case 'accepted':
      if (!isHeld) return party === 'buyer' ? 'authorise-payment' : 'await-payment';
      if (!isPaid(payment)) return 'await-capture';
      return party === 'seller' ? 'ship' : 'await-shipment';
    case 'in-fulfilment':
      if (!isHeld) return party === 'buyer' ? 'authorise-payment' : 'await-payment';
      return party === 'buyer' ? 'confirm-delivery' : 'await-delivery';
    case 'delivered':
      if (!isHeld) return party === 'buyer' ? 'authorise-payment' : 'await-payment';
      return party === 'seller' ? 'await-payout' : null;
    default:
      return null;
  }
}

/** Whoever signed first waits for somebody else. */
function approvalTask(actor: Actor, firstSignatoryId: string | null): TaskKind {
  return may(actor, 'approve-order') && actor.personId !== firstSignatoryId ? 'approve' : 'await-approval';
}

/**
 * The seller's second signatory would not sign: the first signature stands, so that nobody countersigns again. Whoever
 * gave it or refused to add theirs settles it; anybody else who may approve still can.
 */
function refusedTask(actor: Actor, firstSignatoryId: string, refusedBy: string | null): TaskKind {
  const isParty = actor.personId === firstSignatoryId || actor.personId === refusedBy;
  return may(actor, 'approve-order') && !isParty ? 'approve' : 'settle-refusal';
}

function isPaid(payment: Payment | undefined): boolean {
  return (
    payment?.state === 'captured' || payment?.state === 'partially-refunded' || payment?.state === 'refunded'
  );
}

function sinceOf({ order }: OrderSummary): Date {
  return order.deliveredAt ?? order.acceptedAt ?? order.placedAt ?? order.createdAt;
}
