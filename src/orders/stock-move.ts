import type { OrderState } from './schema';

/** What becomes of goods in stock when an order moves. */
export type StockMove = 'reserved' | 'released' | 'shipped';

/**
 * Does an order in this state promise goods in stock? From the buyer's last signature, which the seller may answer with
 * nothing but a signature, until the goods are handed over. A draft promises nothing: nobody could order what lies in
 * others' drafts. The database has the same rule (holds_stock in drizzle/0040).
 */
export function holdsStock(state: OrderState): boolean {
  return state === 'placed' || state === 'awaiting-seller-approval' || state === 'accepted';
}

/** What an order's move does to the stock of its goods; null when nothing. */
export function stockMove(from: OrderState, to: OrderState): StockMove | null {
  if (holdsStock(from) === holdsStock(to)) return null;
  if (holdsStock(to)) return 'reserved';
  return to === 'in-fulfilment' || to === 'delivered' || to === 'completed' ? 'shipped' : 'released';
}
