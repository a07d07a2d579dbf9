import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { lockOrder } from '@/orders/lock-order';
import { ok, type Result, refuse } from '@/trade/result';
import { type Capture, findCaptureAskedFor } from './find-capture';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { type GateRefusal, passGate } from './pass-gate';
import { type Payment, referenceOf } from './payment';
import type { PaymentProvider } from './provider';
import { captures } from './schema';

export type RequestRefusal = GateRefusal | 'payment-not-found' | 'provider-unavailable';

/** What a capture was admitted for holds so long; the database asks for the same (drizzle/0001, capture_gate). */
const admittedForMs = 10 * 60_000;

export interface Requested {
  readonly payment: Payment;
  readonly capture: Capture | null;
}

/**
 * The capture to ask the provider for: the one admitted before, or one that passes the gate now; null when the money
 * was taken. One admitted some time ago and not taken passes the gate again, since signers may have been revoked.
 */
export async function requestCapture(
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<Requested, RequestRefusal>> {
  const requested = await inTransaction({ kind: 'system' }, (tx) => requestOnce(tx, orderId));
  return requested.ok ? admittedAfresh(provider, orderId, requested.value) : requested;
}

/** The live capture of the order's payment: the one asked for before, or a new one that passes the gate now. */
async function requestOnce(tx: Tx, orderId: string): Promise<Result<Requested, RequestRefusal>> {
  const order = await lockOrder(tx, orderId);
  const found = order && (await findPaymentOfOrder(tx, orderId));
  const payment = found && (await lockPayment(tx, found.id));
  if (!order || !payment) return refuse('payment-not-found');
  if (['captured', 'partially-refunded', 'refunded'].includes(payment.state))
    return ok({ payment, capture: null });
  const pending = await findCaptureAskedFor(tx, payment.id);
  if (pending) return ok({ payment, capture: pending });
  const passed = await passGate(tx, order, payment);
  return passed.ok ? ok({ payment, capture: passed.value }) : passed;
}

/**
 * A capture asked for a while ago, whose answer was lost: if the provider took the money it stays that capture, and
 * otherwise its signatures are verified anew.
 */
async function admittedAfresh(
  provider: PaymentProvider,
  orderId: string,
  requested: Requested,
): Promise<Result<Requested, RequestRefusal>> {
  const { payment, capture } = requested;
  const reference = referenceOf(payment);
  if (!capture || !reference || Date.now() - capture.requestedAt.getTime() < admittedForMs)
    return ok(requested);
  const found = await provider.findAuthorisation(reference);
  if (found.outcome === 'unavailable') return refuse('provider-unavailable', { reason: found.reason });
  if (found.outcome === 'declined' || found.value.state !== 'authorised') return ok(requested);
  return inTransaction({ kind: 'system' }, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const locked = await lockPayment(tx, payment.id);
    if (!order || !locked) return refuse('payment-not-found');
    const [stale] = await tx
      .update(captures)
      .set({ state: 'failed', failureCode: 'verification-stale', settledAt: new Date() })
      .where(and(eq(captures.id, capture.id), eq(captures.state, 'requested')))
      .returning();
    if (!stale) return requestOnce(tx, orderId);
    const passed = await passGate(tx, order, locked);
    return passed.ok ? ok({ payment: locked, capture: passed.value }) : passed;
  });
}
