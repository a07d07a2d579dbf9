import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { captureEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import { auditPayment } from './audit-payment';
import type { Capture } from './find-capture';
import { lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { amountOf, type Payment } from './payment';
import { postHoldLetGo } from './post-hold-let-go';
import type { ProviderCapture } from './provider';
import type { DeclineReason } from './providers/outcome';
import { captures } from './schema';

/** The money was taken: the payment is captured and the buyer's escrow holds it. Doing it again changes nothing. */
export async function recordCapture(
  tx: Tx,
  capture: Capture,
  { providerPayment: providerReference, capturedAt }: Pick<ProviderCapture, 'providerPayment' | 'capturedAt'>,
): Promise<Result<Payment, 'payment-not-found'>> {
  const order = await lockOrder(tx, capture.orderId);
  const payment = await lockPayment(tx, capture.paymentId);
  if (!order || !payment) return refuse('payment-not-found');
  if (payment.state !== 'authorised') return ok(payment);
  await tx
    .update(captures)
    .set({ state: 'succeeded', providerReference, settledAt: capturedAt })
    .where(eq(captures.id, capture.id));
  const moved = await movePayment(tx, payment, 'captured', { capturedAt });
  const { id: paymentId, orderId, portalId, provider } = payment;
  await postEntry(
    tx,
    captureEntry({ paymentId, orderId, portalId, provider, amount: amountOf(payment), at: capturedAt }),
  );
  for (const party of ['buyer', 'seller'] as const) await notifyParty(tx, order, party, 'order-paid');
  if (order.state === 'delivered') await enqueue(tx, 'release-escrow', { orderId }, { key: orderId });
  return ok(moved);
}

/** The provider would not take it: the hold is let go in the books, and the buyer is asked to authorise again. */
export async function recordFailure(tx: Tx, capture: Capture, reason: DeclineReason): Promise<void> {
  const order = await lockOrder(tx, capture.orderId);
  const payment = await lockPayment(tx, capture.paymentId);
  await tx
    .update(captures)
    .set({ state: 'failed', failureCode: reason, settledAt: new Date() })
    .where(and(eq(captures.id, capture.id), eq(captures.state, 'requested')));
  if (payment?.state !== 'authorised') return;
  await auditPayment(tx, payment, 'capture-failed', { reason });
  // somebody took the money by other hands: the buyer has paid, and finance sees a charge that is not in the books
  if (reason === 'already-captured') return;
  await movePayment(tx, payment, reason === 'hold-expired' ? 'expired' : 'failed', { failureCode: reason });
  await postHoldLetGo(tx, payment);
  if (order) await notifyParty(tx, order, 'buyer', 'capture-failed');
}
