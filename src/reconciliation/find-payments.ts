import { asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import { purchaseOrders } from '@/orders/schema';
import type { Payment } from '@/payments/payment';
import { payments, payouts } from '@/payments/schema';

const buyers = alias(organisations, 'buyers');
const sellers = alias(organisations, 'sellers');

export interface PaymentRow {
  readonly payment: Payment;
  readonly orderNumber: string;
  readonly buyer: string;
  readonly seller: string;
}

/** The payments of all portals, newest first. One query. */
export async function findPayments(tx: Tx, most = 200): Promise<readonly PaymentRow[]> {
  return tx
    .select({
      payment: payments,
      orderNumber: purchaseOrders.number,
      buyer: buyers.legalName,
      seller: sellers.legalName,
    })
    .from(payments)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, payments.orderId))
    .innerJoin(buyers, eq(buyers.id, purchaseOrders.buyerOrganisationId))
    .innerJoin(sellers, eq(sellers.id, purchaseOrders.sellerOrganisationId))
    .orderBy(desc(payments.createdAt))
    .limit(most);
}

export interface PayoutRow {
  readonly payout: typeof payouts.$inferSelect;
  readonly orderNumber: string;
  readonly seller: string;
}

/** Money owed to sellers and money sent to them: what is due first stands first. One query. */
export async function findPayouts(tx: Tx, most = 200): Promise<readonly PayoutRow[]> {
  return tx
    .select({ payout: payouts, orderNumber: purchaseOrders.number, seller: sellers.legalName })
    .from(payouts)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, payouts.orderId))
    .innerJoin(sellers, eq(sellers.id, payouts.organisationId))
    .orderBy(asc(payouts.scheduledFor), asc(payouts.id))
    .limit(most);
}
