import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { authorisationVoidEntry, captureEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { ok, type Result, refuse } from '@/trade/result';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { type GateRefusal, passGate } from './pass-gate';
import { amountOf, type Payment, referenceOf } from './payment';
import type { PaymentProvider } from './provider';
import type { DeclineReason } from './providers/outcome';
import { captures } from './schema';

type Capture = typeof captures.$inferSelect;

export type CaptureRefusal = GateRefusal | 'payment-not-found' | 'provider-declined' | 'provider-unavailable';

/**
 * Takes the money of an accepted order: through the gate in one transaction, from the provider outside any, and the
 * outcome with its journal entry in another. Running it again after a crash at any point takes the money once.
 */
export async function capturePayment(
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<Payment, CaptureRefusal>> {
  const requested = await inTransaction({ kind: 'system' }, (tx) => requestCapture(tx, orderId));
  if (!requested.ok) return requested;
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
      return refuse('provider-declined', { reason: outcome.reason });
    case 'done':
      return inTransaction({ kind: 'system' }, (tx) =>
        recordCapture(tx, capture, outcome.value.providerPayment, outcome.value.capturedAt),
      );
  }
}

/** The live capture of the order's payment: the one asked for before, or a new one that passes the gate now. */
async function requestCapture(
  tx: Tx,
  orderId: string,
): Promise<Result<{ payment: Payment; capture: Capture | null }, CaptureRefusal>> {
  const order = await lockOrder(tx, orderId);
  const found = order && (await findPaymentOfOrder(tx, orderId));
  const payment = found && (await lockPayment(tx, found.id));
  if (!order || !payment) return refuse('payment-not-found');
  if (['captured', 'partially-refunded', 'refunded'].includes(payment.state))
    return ok({ payment, capture: null });
  const [pending] = await tx
    .select()
    .from(captures)
    .where(and(eq(captures.paymentId, payment.id), eq(captures.state, 'requested')));
  if (pending) return ok({ payment, capture: pending });
  const passed = await passGate(tx, order, payment);
  return passed.ok ? ok({ payment, capture: passed.value }) : passed;
}

async function recordCapture(
  tx: Tx,
  capture: Capture,
  providerReference: string,
  capturedAt: Date,
): Promise<Result<Payment, CaptureRefusal>> {
  const payment = await lockPayment(tx, capture.paymentId);
  if (!payment) return refuse('payment-not-found');
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
  const order = await lockOrder(tx, orderId);
  if (order)
    for (const party of ['buyer', 'seller'] as const) await notifyParty(tx, order, party, 'order-paid');
  return ok(moved);
}

async function recordFailure(tx: Tx, capture: Capture, reason: DeclineReason): Promise<void> {
  const payment = await lockPayment(tx, capture.paymentId);
  await tx
    .update(captures)
    .set({ state: 'failed', failureCode: reason, settledAt: new Date() })
    .where(eq(captures.id, capture.id));
  if (payment?.state !== 'authorised') return;
  await movePayment(tx, payment, reason === 'hold-expired' ? 'expired' : 'failed', { failureCode: reason });
  await postEntry(
    tx,
    authorisationVoidEntry({
      paymentId: payment.id,
      orderId: payment.orderId,
      portalId: payment.portalId,
      at: new Date(),
    }),
  );
  await appendEntry(tx, {
    actorId: null,
    portalId: payment.portalId,
    action: 'capture-failed',
    subjectType: 'payment',
    subjectId: payment.id,
    facts: { reason },
  });
  const order = await lockOrder(tx, payment.orderId);
  if (order) await notifyParty(tx, order, 'buyer', 'capture-failed');
}
