import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { auditPayment } from './audit-payment';
import { mayBecome, type Payment } from './payment';
import { type PaymentState, payments } from './schema';

/** Takes a locked payment to its next state, with its audit entry. A move the machine does not know is a bug. */
export async function movePayment(
  tx: Tx,
  payment: Payment,
  to: PaymentState,
  set: Partial<
    Pick<
      Payment,
      | 'authorisationReference'
      | 'authorisedAt'
      | 'captureBefore'
      | 'capturedAt'
      | 'failureCode'
      | 'refundedMinor'
    >
  > = {},
): Promise<Payment> {
  if (!mayBecome(payment, to))
    throw new Error(`payment ${payment.id} cannot go from ${payment.state} to ${to}`);
  const [moved] = await tx
    .update(payments)
    .set({ state: to, updatedAt: new Date(), ...set })
    .where(eq(payments.id, payment.id))
    .returning();
  await auditPayment(tx, payment, `payment-${to}`, {
    order: payment.orderId,
    from: payment.state,
    currency: payment.currency,
    minor: payment.amountMinor,
  });
  return moved!;
}
