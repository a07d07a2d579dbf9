import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
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

/** The payment a provider's checkout belongs to. */
export async function findPaymentByReference(
  tx: Tx,
  provider: Payment['provider'],
  reference: string,
): Promise<Payment | null> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.provider, provider), eq(payments.checkoutReference, reference)));
  return payment ?? null;
}

/** The payment that something at a provider is about: as we named it there, or by the provider's own name for it. */
export async function findPaymentOfProvider(
  tx: Tx,
  provider: Payment['provider'],
  { reference, paymentId }: { readonly reference: string | null; readonly paymentId: string | null },
): Promise<Payment | null> {
  const named = [
    paymentId === null ? undefined : sql`${payments.id}::text = ${paymentId}`,
    reference === null ? undefined : eq(payments.authorisationReference, reference),
  ].filter((condition) => condition !== undefined);
  if (named.length === 0) return null;
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.provider, provider), or(...named)))
    .limit(1);
  return payment ?? null;
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
