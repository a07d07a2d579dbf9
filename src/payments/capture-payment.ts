import { and, eq } from 'drizzle-orm';
import { auditEntries } from '@/audit/schema';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { ok, type Refusal, type Result, refuse } from '@/trade/result';
import { auditPayment } from './audit-payment';
import { findPaymentOfOrder } from './find-payment';
import { type Payment, referenceOf } from './payment';
import type { PaymentProvider } from './provider';
import { recordCapture, recordFailure } from './record-capture';
import { refreshPayment } from './refresh-payment';
import { type RequestRefusal, requestCapture } from './request-capture';

export type CaptureRefusal = RequestRefusal | 'provider-declined';

/**
 * Takes the money of an accepted order: through the gate in one transaction, from the provider outside any, and the
 * outcome with its journal entry in another. Running it again after a crash at any point takes the money once; what was
 * admitted some time ago and not taken passes the gate again. What the gate refuses stands in the audit log.
 */
export async function capturePayment(
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<Payment, CaptureRefusal>> {
  const requested = await requestCapture(provider, orderId);
  if (!requested.ok) {
    await auditRefusal(orderId, requested.refusal);
    return requested;
  }
  const { payment, capture } = requested.value;
  if (!capture) return ok(payment);
  const reference = referenceOf(payment);
  if (!reference) return refuse('payment-not-found');

  const outcome = await provider.capture({
    reference,
    amount: { currency: capture.currency, minor: capture.amountMinor },
    key: `capture-${capture.id}`,
  });
  switch (outcome.outcome) {
    case 'unavailable':
      return refuse('provider-unavailable', { reason: outcome.reason });
    case 'declined':
      await inTransaction({ kind: 'system' }, (tx) => recordFailure(tx, capture, outcome.reason));
      // what is still held of a payment that failed is let go
      await refreshPayment(provider, payment.id);
      return refuse('provider-declined', { reason: outcome.reason });
    case 'done':
      return inTransaction({ kind: 'system' }, (tx) => recordCapture(tx, capture, outcome.value));
  }
}

/** Might the very same capture pass when it is asked for again later: a revocation list was overdue, no more? */
export function mayPassLater({ code, detail }: Refusal): boolean {
  return code === 'not-totally-passed' && detail?.subIndication === 'TRY_LATER';
}

/** Nothing asked for yet, or nothing held yet, is no news; that what was signed does not carry the payment is. */
const unremarkable: ReadonlySet<CaptureRefusal> = new Set([
  'order-not-accepted',
  'nothing-authorised',
  'payment-not-found',
  'provider-unavailable',
]);

/**
 * In a transaction of its own, since the one that asked was rolled back. The parties are told, once, since the money is
 * neither taken nor let go: somebody has to look at it.
 */
async function auditRefusal(orderId: string, refusal: Refusal<CaptureRefusal>): Promise<void> {
  if (unremarkable.has(refusal.code)) return;
  await inTransaction({ kind: 'system' }, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const payment = await findPaymentOfOrder(tx, orderId);
    if (!order || !payment) return;
    if (!mayPassLater(refusal) && !(await wasRefusedBefore(tx, payment)))
      for (const party of ['buyer', 'seller'] as const)
        await notifyParty(tx, order, party, 'capture-refused');
    await auditPayment(tx, payment, mayPassLater(refusal) ? 'capture-put-off' : 'capture-refused', {
      order: orderId,
      code: refusal.code,
      ...refusal.detail,
    });
  });
}

async function wasRefusedBefore(tx: Tx, { id }: Payment): Promise<boolean> {
  const [before] = await tx
    .select({ entryId: auditEntries.entryId })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectType, 'payment'),
        eq(auditEntries.subjectId, id),
        eq(auditEntries.action, 'capture-refused'),
      ),
    )
    .limit(1);
  return before !== undefined;
}
