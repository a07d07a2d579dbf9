import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { authorisationEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { isBeforeSeller, isOwed, type Order } from '@/orders/order';
import { enqueue } from '@/outbox/jobs';
import { sameMoney } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { auditPayment } from './audit-payment';
import { findCaptureAskedFor } from './find-capture';
import { lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { amountOf, isGivenUp, type Payment, referenceOf } from './payment';
import { postHoldLetGo } from './post-hold-let-go';
import type { Authorisation, PaymentProvider } from './provider';
import { payments } from './schema';

export type RefreshRefusal =
  | 'payment-not-found'
  | 'provider-declined'
  | 'provider-unavailable'
  | 'amount-differs';

/**
 * Asks the provider how a payment stands and brings ours up to it. Webhooks and the payer's return both end here, in
 * any order and any number of times: what is already so stays so. `reported` is how the provider itself calls a payment of
 * which its answer never reached us.
 */
export async function refreshPayment(
  provider: PaymentProvider,
  paymentId: string,
  reported?: string | null,
): Promise<Result<Payment, RefreshRefusal>> {
  const payment = await inTransaction({ kind: 'system' }, (tx) => lockPayment(tx, paymentId));
  const reference = payment && (referenceOf(payment) ?? reported);
  if (!payment || !reference) return refuse('payment-not-found');
  const outcome = await provider.findAuthorisation(reference);
  if (outcome.outcome === 'declined') return refuse('provider-declined', { reason: outcome.reason });
  if (outcome.outcome === 'unavailable') return refuse('provider-unavailable', { reason: outcome.reason });
  if (!referenceOf(payment) && outcome.value.paymentId !== payment.id) return refuse('payment-not-found');
  if (!sameMoney(outcome.value.amount, amountOf(payment))) return refuse('amount-differs');
  const applied = await inTransaction({ kind: 'system' }, (tx) =>
    applyAuthorisation(tx, payment, outcome.value),
  );
  const isStray = applied.ok && outcome.value.state === 'authorised' && isGivenUp(applied.value);
  return isStray ? releaseStrayHold(provider, applied.value, reference) : applied;
}

/** The payer paid on a page that we had given up: nobody will ever take that money, so it does not wait for a week. */
async function releaseStrayHold(
  provider: PaymentProvider,
  payment: Payment,
  reference: string,
): Promise<Result<Payment, RefreshRefusal>> {
  const released = await provider.void({ reference, key: `void-stray-${payment.id}` });
  if (released.outcome === 'unavailable') return refuse('provider-unavailable', { reason: released.reason });
  await inTransaction({ kind: 'system' }, (tx) =>
    auditPayment(tx, payment, 'stray-hold-released', {
      order: payment.orderId,
      state: payment.state,
      outcome: released.outcome === 'declined' ? released.reason : released.outcome,
    }),
  );
  return ok(payment);
}

/** The order is locked before its payment, as whoever captures does: they wait for each other instead of deadlocking. */
async function applyAuthorisation(
  tx: Tx,
  { id, orderId }: Payment,
  authorisation: Authorisation,
): Promise<Result<Payment, RefreshRefusal>> {
  const order = await lockOrder(tx, orderId);
  const payment = await lockPayment(tx, id);
  if (!order || !payment) return refuse('payment-not-found');
  switch (authorisation.state) {
    case 'authorised':
      return ok(
        payment.state === 'expected' ? await becomeAuthorised(tx, order, payment, authorisation) : payment,
      );
    case 'voided':
    case 'expired':
      return ok(await letGo(tx, order, payment, authorisation.state));
    case 'pending':
      return ok(await rememberDecline(tx, payment, authorisation.lastDecline));
    case 'captured':
      // only our own capture job captures and records it; where its answer was lost for good, it asks once more
      if (payment.state === 'authorised' && (await findCaptureAskedFor(tx, payment.id)))
        await enqueue(tx, 'capture-payment', { orderId }, { key: orderId });
      return ok(payment);
  }
}

async function becomeAuthorised(
  tx: Tx,
  order: Order,
  payment: Payment,
  authorisation: Extract<Authorisation, { state: 'authorised' }>,
): Promise<Payment> {
  const moved = await movePayment(tx, payment, 'authorised', {
    authorisationReference: authorisation.providerPayment,
    authorisedAt: authorisation.authorisedAt,
    captureBefore: authorisation.capturableUntil,
    failureCode: null,
  });
  const { id: paymentId, orderId, portalId, provider } = payment;
  await postEntry(
    tx,
    authorisationEntry({
      paymentId,
      orderId,
      portalId,
      provider,
      amount: amountOf(payment),
      at: authorisation.authorisedAt,
    }),
  );
  await askForWhatFollows(tx, order);
  return moved;
}

/** Held while the seller has yet to answer, taken once the seller has, let go when the order has ended meanwhile. */
async function askForWhatFollows(tx: Tx, order: Order): Promise<void> {
  const job = { orderId: order.id };
  if (order.state === 'placed') await notifyParty(tx, order, 'seller', 'order-awaits-acceptance');
  if (isBeforeSeller(order.state)) return;
  await enqueue(tx, isOwed(order.state) ? 'capture-payment' : 'void-payment', job, { key: order.id });
}

async function letGo(tx: Tx, order: Order, payment: Payment, state: 'voided' | 'expired'): Promise<Payment> {
  if (payment.state !== 'expected' && payment.state !== 'authorised') return payment;
  if (payment.state === 'authorised') {
    await postHoldLetGo(tx, payment);
    if (state === 'expired') await notifyParty(tx, order, 'buyer', 'hold-lapsed');
  }
  return movePayment(tx, payment, state);
}

async function rememberDecline(tx: Tx, payment: Payment, reason: string | null): Promise<Payment> {
  if (payment.state !== 'expected' || payment.failureCode === reason) return payment;
  const [updated] = await tx
    .update(payments)
    .set({ failureCode: reason, updatedAt: new Date() })
    .where(eq(payments.id, payment.id))
    .returning();
  return updated!;
}
