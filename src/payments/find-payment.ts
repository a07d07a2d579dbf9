import { and, desc, eq } from 'drizzle-orm';
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

/** Reads a payment and keeps others from moving it until the transaction ends. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<Payment | null> {
  const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for('update');
  return payment ?? null;
}
