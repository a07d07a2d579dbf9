import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/connection';
import type { Payment } from './payment';
import { payments } from './schema';

/** The payment that counts for an order: the live one, else the last that failed; null before any. */
export async function findPaymentOfOrder(tx: Tx, orderId: string): Promise<Payment | null> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(desc(payments.createdAt))
    .limit(1);
  return payment ?? null;
}

/**
 * The payment that something at a provider is about: as we named it there, or by the provider's own name for its
 * page or its hold. Null for what other houses do with the same provider account.
 */
export async function findPaymentOfProvider(
  tx: Tx,
  provider: Payment['provider'],
  { reference, paymentId }: { readonly reference: string | null; readonly paymentId: string | null },
): Promise<Payment | null> {
  const ofProvider = eq(payments.provider, provider);
  if (z.uuid().safeParse(paymentId).success) {
    const [named] = await tx
      .select()
      .from(payments)
      .where(and(ofProvider, eq(payments.id, paymentId!)));
    if (named) return named;
  }
  if (reference === null) return null;
  const isCalledSo = or(
    eq(payments.checkoutReference, reference),
    eq(payments.authorisationReference, reference),
  );
  const [called] = await tx.select().from(payments).where(and(ofProvider, isCalledSo)).limit(1);
  return called ?? null;
}

/** Reads a payment and keeps others from moving it until the transaction ends. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<Payment | null> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for('update');
  return payment ?? null;
}

/** The payments that count for these orders, by order id; one query. */
export async function findPaymentsOfOrders(
  tx: Tx,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Payment>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([payments.orderId])
    .from(payments)
    .where(inArray(payments.orderId, [...orderIds]))
    .orderBy(payments.orderId, desc(payments.createdAt));
  return new Map(rows.map((payment) => [payment.orderId, payment]));
}
