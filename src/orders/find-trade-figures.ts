import { and, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import { products } from '@/catalogue/schema';
import type { Tx } from '@/db/connection';
import { monthOf } from '@/db/month-of';
import { organisations, producers } from '@/members/schema';
import { type OrderState, orderLines, purchaseOrders } from './schema';

/** Signed by both parties, whatever came after. */
export const signedByBoth = [
  'accepted',
  'in-fulfilment',
  'delivered',
  'completed',
] as const satisfies readonly OrderState[];

/** Money of signed orders: never added up over currencies. */
export interface Volume {
  /** ISO 3166 country, HS code or month, as asked */
  readonly of: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly orders: number;
}

export interface TradeFigures {
  readonly byMonth: readonly Volume[];
  readonly byBuyerCountry: readonly Volume[];
  readonly byHsCode: readonly Volume[];
  /** whose goods were sold in these orders */
  readonly reached: {
    readonly producers: number;
    readonly womenProducers: number;
    readonly organisations: number;
    readonly womenLedOrganisations: number;
    /** members of the women-led organisations, where they are counted */
    readonly womenLedMembers: number;
  };
}

const buyers = alias(organisations, 'buyers');
const sellers = alias(organisations, 'sellers');

/** What was traded in a market under two signatures since that instant, largest first. */
export async function findTradeFigures(tx: Tx, portalId: string, since: Date): Promise<TradeFigures> {
  const signed = and(
    eq(purchaseOrders.portalId, portalId),
    inArray(purchaseOrders.state, [...signedByBoth]),
    gte(purchaseOrders.acceptedAt, since),
  );
  const month = monthOf(purchaseOrders.acceptedAt);
  return {
    byMonth: await volumeOfOrders(tx, month, signed, sql`1, 2`),
    byBuyerCountry: await volumeOfOrders(tx, buyers.country, signed, sql`3 desc, 1`),
    byHsCode: await tx
      .select({
        of: orderLines.hsCode,
        currency: purchaseOrders.currency,
        totalMinor: sql<number>`sum(${orderLines.lineMinor})`.mapWith(Number),
        orders: sql<number>`count(distinct ${purchaseOrders.id})`.mapWith(Number),
      })
      .from(orderLines)
      .innerJoin(purchaseOrders, eq(purchaseOrders.id, orderLines.orderId))
      .where(signed)
      .groupBy(orderLines.hsCode, purchaseOrders.currency)
      .orderBy(sql`3 desc, 1`)
      .limit(most),
    reached: await reachedBy(tx, signed),
  };
}

const most = 60;

async function volumeOfOrders(
  tx: Tx,
  of: SQL<string> | PgColumn,
  signed: SQL | undefined,
  order: SQL,
): Promise<Volume[]> {
  return await tx
    .select({
      of: sql<string>`${of}`,
      currency: purchaseOrders.currency,
      totalMinor: sql<number>`sum(${purchaseOrders.totalMinor})`.mapWith(Number),
      orders: sql<number>`count(*)`.mapWith(Number),
    })
    .from(purchaseOrders)
    .innerJoin(buyers, eq(buyers.id, purchaseOrders.buyerOrganisationId))
    .where(signed)
    .groupBy(sql`1`, purchaseOrders.currency)
    .orderBy(order)
    .limit(most);
}

async function reachedBy(tx: Tx, signed: SQL | undefined): Promise<TradeFigures['reached']> {
  const [made] = await tx
    .select({
      producers: sql<number>`count(distinct ${producers.id})`.mapWith(Number),
      women: sql<number>`count(distinct ${producers.id}) filter (where ${producers.isWoman})`.mapWith(Number),
    })
    .from(orderLines)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, orderLines.orderId))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(signed);
  const sold = await tx
    .selectDistinct({ id: sellers.id, womenLed: sellers.womenLed, memberCount: sellers.memberCount })
    .from(purchaseOrders)
    .innerJoin(sellers, eq(sellers.id, purchaseOrders.sellerOrganisationId))
    .where(signed);
  const womenLed = sold.filter((organisation) => organisation.womenLed);
  return {
    producers: made?.producers ?? 0,
    womenProducers: made?.women ?? 0,
    organisations: sold.length,
    womenLedOrganisations: womenLed.length,
    womenLedMembers: womenLed.reduce((sum, { memberCount }) => sum + (memberCount ?? 0), 0),
  };
}
