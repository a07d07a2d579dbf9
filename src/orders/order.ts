import { canMove, type Transitions } from '@/trade/state-machine';
import type { OrderState, purchaseOrders } from './schema';

/** A purchase order as its row says it. */
export type Order = typeof purchaseOrders.$inferSelect;

/** Forward, but for an approval refused: what each state may become. Who may do it is the policy's (members/policy.ts). */
export const transitions: Transitions<OrderState> = {
  draft: ['awaiting-approval', 'placed', 'cancelled', 'expired'],
  'awaiting-approval': ['placed', 'draft', 'cancelled', 'expired'],
  placed: ['awaiting-seller-approval', 'accepted', 'declined', 'cancelled', 'expired'],
  'awaiting-seller-approval': ['accepted', 'placed', 'declined', 'cancelled', 'expired'],
  accepted: ['in-fulfilment', 'delivered', 'cancelled'],
  'in-fulfilment': ['delivered'],
  delivered: ['completed'],
  completed: [],
  declined: [],
  cancelled: [],
  expired: [],
};

/** May the order go there from where it is? */
export function mayBecome(order: Pick<Order, 'state'>, to: OrderState): boolean {
  return canMove(transitions, order.state, to);
}

/** May its buyer still take it back? What the seller has signed only the seller ends, and only if it stays unpaid. */
export function mayTakeBack(order: Pick<Order, 'state'>): boolean {
  return order.state !== 'accepted' && mayBecome(order, 'cancelled');
}

/** From when on the seller may end an accepted order for which no money came; null for an order in any other state. */
export function endableFrom({ state, acceptedAt }: Pick<Order, 'state' | 'acceptedAt'>): Date | null {
  if (state !== 'accepted' || !acceptedAt) return null;
  return new Date(acceptedAt.getTime() + daysToPay * 86_400_000);
}

/** Transitions that hurt somebody say why. */
export function needsReason(to: OrderState): boolean {
  return to === 'declined' || to === 'cancelled';
}

/** The party this organisation is to the order; null for a stranger. */
export function partyOf(
  order: Pick<Order, 'buyerOrganisationId' | 'sellerOrganisationId'>,
  organisationId: string | null,
): 'buyer' | 'seller' | null {
  if (organisationId === null) return null;
  if (order.buyerOrganisationId === organisationId) return 'buyer';
  return order.sellerOrganisationId === organisationId ? 'seller' : null;
}

/** Where an order waits for a party's second signatory, and where it goes once that party is bound, or will not be. */
export const approvalOf = {
  buyer: { waits: 'awaiting-approval', bound: 'placed', refused: 'draft' },
  seller: { waits: 'awaiting-seller-approval', bound: 'accepted', refused: 'placed' },
} as const satisfies Record<'buyer' | 'seller', Record<string, OrderState>>;

/** Has the buyer placed it, and the seller not answered yet? */
export function isBeforeSeller(state: OrderState): boolean {
  return state === 'placed' || state === 'awaiting-seller-approval';
}

/** Both parties have signed, so that the seller is owed the money, wherever the goods are by now. */
export function isOwed(state: OrderState): boolean {
  return state === 'accepted' || state === 'in-fulfilment' || state === 'delivered';
}

/** Is it signed by the buyer and neither done nor ended, so that both parties owe each other something? */
export function isUnderWay(state: OrderState): boolean {
  return isBeforeSeller(state) || isOwed(state);
}

/** Has it ended without a sale, so that nothing is paid for it any more? */
export function endedUnsold(state: OrderState): boolean {
  return state === 'declined' || state === 'cancelled' || state === 'expired';
}

/** How long a draft may wait for its signature, a placed order for its acceptance, and an accepted one for its money. */
export const daysToSign = 7;
export const daysToAccept = 6;
export const daysToPay = 7;

/** The readable number: PO-2026-000123. */
export function orderNumber(year: number, running: number): string {
  return `PO-${year}-${String(running).padStart(6, '0')}`;
}
