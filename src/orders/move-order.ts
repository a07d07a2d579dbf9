import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { auditStock } from './audit-stock';
import { mayBecome, needsReason, type Order } from './order';
import { type OrderState, orderEvents, purchaseOrders } from './schema';
import { stockMove } from './stock-move';

export interface Move {
  readonly to: OrderState;
  /** null when the house moves it: expiry, completion by the bank's word */
  readonly actor: Actor | null;
  readonly reason?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly set?: Partial<Pick<Order, 'placedAt' | 'acceptedAt' | 'deliveredAt' | 'expiresAt' | 'version'>>;
}

export type MoveRefusal = 'order-has-moved' | 'reason-missing';

/**
 * Takes an order to its next state with its event and its audit entries; refuses what the state machine does not know.
 * What is in stock of its goods moves with it, in the database (drizzle/0040).
 */
export async function moveOrder(tx: Tx, order: Order, move: Move): Promise<Result<Order, MoveRefusal>> {
  if (!mayBecome(order, move.to)) return refuse('order-has-moved', { from: order.state, to: move.to });
  const reason = keptText(move.reason ?? '');
  if (needsReason(move.to) && !reason) return refuse('reason-missing');
  const [moved] = await tx
    .update(purchaseOrders)
    .set({ state: move.to, ...move.set })
    .where(and(eq(purchaseOrders.id, order.id), eq(purchaseOrders.state, order.state)))
    .returning();
  if (!moved) return refuse('order-has-moved', { from: order.state, to: move.to });
  await tx.insert(orderEvents).values({
    orderId: order.id,
    at: new Date(),
    from: order.state,
    to: move.to,
    actorId: move.actor?.personId ?? null,
    certificateId: move.actor?.certificateId ?? null,
    reason: reason || null,
    facts: move.facts ?? {},
  });
  await appendEntry(tx, {
    actorId: move.actor?.personId ?? null,
    portalId: order.portalId,
    action: `order-${move.to}`,
    subjectType: 'purchase-order',
    subjectId: order.id,
    facts: { number: order.number, from: order.state, to: move.to, ...move.facts },
  });
  const stock = stockMove(order.state, move.to);
  if (stock) await auditStock(tx, order, stock, move.actor?.personId ?? null);
  return ok(moved);
}
