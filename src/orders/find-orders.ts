import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { organisations, people } from '@/members/schema';
import type { Order } from './order';
import { type OrderState, orderEvents, orderLines, purchaseOrders } from './schema';

export interface OrderSummary {
  readonly order: Order;
  readonly buyerName: string;
  readonly sellerName: string;
  /** the first line's name in each language, and how many lines there are */
  readonly goods: Readonly<Record<string, string>>;
  readonly lineCount: number;
  /** who took the order to the state it is in; null for the house */
  readonly movedBy: string | null;
  /** who signed first for the seller and needed a second signatory; of that side's own affairs the buyer reads null */
  readonly sellerSignedBy: string | null;
}

const buyers = alias(organisations, 'buyers');
const sellers = alias(organisations, 'sellers');

const movedBy = sql<string | null>`(select e.actor_id from order_events e
  where e.order_id = ${purchaseOrders.id} order by e.at desc, e.id desc limit 1)`;
const sellerSignedBy = sql<string | null>`(select e.actor_id from order_events e
  where e.order_id = ${purchaseOrders.id} and e.to_state = 'awaiting-seller-approval' order by e.at desc limit 1)`;

/** An organisation's orders as buyer and seller, newest first. Two queries however many. */
export async function findOrdersOf(
  tx: Tx,
  organisationId: string,
  states?: readonly OrderState[],
  most = 100,
): Promise<OrderSummary[]> {
  const rows = await tx
    .select({
      order: purchaseOrders,
      buyerName: buyers.legalName,
      sellerName: sellers.legalName,
      movedBy,
      sellerSignedBy,
    })
    .from(purchaseOrders)
    .innerJoin(buyers, eq(buyers.id, purchaseOrders.buyerOrganisationId))
    .innerJoin(sellers, eq(sellers.id, purchaseOrders.sellerOrganisationId))
    .where(
      and(
        or(
          eq(purchaseOrders.buyerOrganisationId, organisationId),
          eq(purchaseOrders.sellerOrganisationId, organisationId),
        ),
        states ? inArray(purchaseOrders.state, [...states]) : undefined,
      ),
    )
    .orderBy(desc(purchaseOrders.createdAt), desc(purchaseOrders.id))
    .limit(most);
  const lines = rows.length
    ? await tx
        .select({ orderId: orderLines.orderId, position: orderLines.position, name: orderLines.name })
        .from(orderLines)
        .where(
          inArray(
            orderLines.orderId,
            rows.map(({ order }) => order.id),
          ),
        )
        .orderBy(asc(orderLines.position))
    : [];
  return rows.map((row) => {
    const own = lines.filter((line) => line.orderId === row.order.id);
    return { ...row, goods: own[0]?.name ?? {}, lineCount: own.length };
  });
}

export interface OrderDetail {
  readonly order: Order;
  readonly buyer: typeof organisations.$inferSelect;
  readonly seller: typeof organisations.$inferSelect;
  readonly lines: readonly (typeof orderLines.$inferSelect)[];
  readonly events: readonly (typeof orderEvents.$inferSelect & { actorName: string | null })[];
  readonly movedBy: string | null;
  readonly sellerSignedBy: string | null;
}

/** One order with its parties, lines and events; null when it does not exist or is not this transaction's to see. */
export async function findOrder(tx: Tx, orderId: string): Promise<OrderDetail | null> {
  const [row] = await tx
    .select({ order: purchaseOrders, buyer: buyers, seller: sellers })
    .from(purchaseOrders)
    .innerJoin(buyers, eq(buyers.id, purchaseOrders.buyerOrganisationId))
    .innerJoin(sellers, eq(sellers.id, purchaseOrders.sellerOrganisationId))
    .where(eq(purchaseOrders.id, orderId));
  if (!row) return null;
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const events = await tx
    .select({ event: orderEvents, actorName: people.name })
    .from(orderEvents)
    .leftJoin(people, eq(people.id, orderEvents.actorId))
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.at), asc(orderEvents.id));
  return {
    ...row,
    lines,
    events: events.map(({ event, actorName }) => ({ ...event, actorName })),
    movedBy: events.at(-1)?.event.actorId ?? null,
    sellerSignedBy:
      events.findLast(({ event }) => event.to === 'awaiting-seller-approval')?.event.actorId ?? null,
  };
}
