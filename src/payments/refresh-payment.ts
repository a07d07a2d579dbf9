import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { authorisationEntry, authorisationVoidEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { enqueue } from '@/outbox/jobs';
import { sameMoney } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { amountOf, type Payment, referenceOf } from './payment';
import type { Authorisation, PaymentProvider } from './provider';
import { payments } from './schema';

export type RefreshRefusal =
  | 'payment-not-found'
  | 'provider-declined'
  | 'provider-unavailable'
  | 'amount-differs';

/**
 * Asks the provider how a payment stands and brings ours up to it. Webhooks and the payer's return both end here, in
 * any order and any number of times: what is already so stays so.
 */
export async function refreshPayment(
  provider: PaymentProvider,
  paymentId: string,
): Promise<Result<Payment, RefreshRefusal>> {
  const payment = await inTransaction({ kind: 'system' }, (tx) => lockPayment(tx, paymentId));
  const reference = payment && referenceOf(payment);
  if (!payment || !reference) return refuse('payment-not-found');
  const outcome = await provider.findAuthorisation(reference);
  if (outcome.outcome === 'declined') return refuse('provider-declined', { reason: outcome.reason });
  if (outcome.outcome === 'unavailable') return refuse('provider-unavailable', { reason: outcome.reason });
  if (!sameMoney(outcome.value.amount, amountOf(payment))) return refuse('amount-differs');
  return inTransaction({ kind: 'system' }, (tx) => applyAuthorisation(tx, paymentId, outcome.value));
}

async function applyAuthorisation(
  tx: Tx,
  paymentId: string,
  authorisation: Authorisation,
): Promise<Result<Payment, RefreshRefusal>> {
  const payment = await lockPayment(tx, paymentId);
  if (!payment) return refuse('payment-not-found');
  switch (authorisation.state) {
    case 'authorised':
      return ok(payment.state === 'expected' ? await becomeAuthorised(tx, payment, authorisation) : payment);
    case 'voided':
    case 'expired':
      return ok(await letGo(tx, payment, authorisation.state));
    case 'pending':
      return ok(await rememberDecline(tx, payment, authorisation.lastDecline));
    case 'captured':
      // only our own capture job captures, and it records its outcome itself
      return ok(payment);
  }
}

async function becomeAuthorised(
  tx: Tx,
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
  const order = await lockOrder(tx, orderId);
  if (order?.state === 'placed') await notifyParty(tx, order, 'seller', 'order-awaits-acceptance');
  else if (order?.state === 'accepted') await enqueue(tx, 'capture-payment', { orderId }, { key: orderId });
  else await enqueue(tx, 'void-payment', { orderId }, { key: orderId });
  return moved;
}

async function letGo(tx: Tx, payment: Payment, state: 'voided' | 'expired'): Promise<Payment> {
  if (payment.state !== 'expected' && payment.state !== 'authorised') return payment;
  if (payment.state === 'authorised') {
    await postEntry(
      tx,
      authorisationVoidEntry({
        paymentId: payment.id,
        orderId: payment.orderId,
        portalId: payment.portalId,
        at: new Date(),
      }),
    );
    const order = await lockOrder(tx, payment.orderId);
    if (order && state === 'expired') await notifyParty(tx, order, 'buyer', 'hold-lapsed');
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
