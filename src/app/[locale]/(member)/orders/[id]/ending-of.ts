import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { endableFrom, isBeforeSeller, mayTakeBack, type Order } from '@/orders/order';
import { isUnpaid, type Payment } from '@/payments/payment';

/** How an order is ended by hand: declined, taken back, or ended since it was not paid. */
export type Ending = 'decline' | 'cancel' | 'end';

/** The way in which this member may end the order now; null when there is none. */
export function endingOf(
  actor: Actor,
  party: 'buyer' | 'seller' | null,
  order: Pick<Order, 'state' | 'acceptedAt'>,
  payment: Pick<Payment, 'state'> | null,
  now: Date,
): Ending | null {
  if (party === 'buyer') return mayTakeBack(order) && may(actor, 'cancel-order') ? 'cancel' : null;
  if (party === null) return null;
  if (isBeforeSeller(order.state)) return may(actor, 'decline-order') ? 'decline' : null;
  const from = endableFrom(order);
  const isDue = from !== null && from <= now && (!payment || isUnpaid(payment));
  return isDue && may(actor, 'end-unpaid-order') ? 'end' : null;
}
