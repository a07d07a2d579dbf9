import { eq } from 'drizzle-orm';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { lockOrder } from '@/orders/lock-order';
import { isBeforeSeller, isOwed, type Order, partyOf } from '@/orders/order';
import { ok, type Result, refuse } from '@/trade/result';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { movePayment } from './move-payment';
import { amountOf, isGivenUp, type Payment } from './payment';
import type { AuthorisationStarted, PaymentProvider } from './provider';
import { payments } from './schema';

export interface PaymentIntention {
  readonly orderId: string;
  /** the order's page in a language; the order's own is used, so that asking again asks for the very same */
  readonly orderPage: (locale: string) => string;
}

export type AuthoriseRefusal =
  | 'not-allowed'
  | 'order-not-found'
  | 'order-not-payable'
  | 'already-authorised'
  | 'provider-declined'
  | 'provider-unavailable';

/**
 * Opens the provider's page where the buyer authorises the order's total; nothing is held yet. The payment is
 * recorded before the provider is asked and names the request, so asking again after a lost answer opens the same page.
 * Where the house asks with other words than before (another address since), that payment fails and the next is anew.
 */
export async function authorisePayment(
  actor: Actor,
  provider: PaymentProvider,
  intention: PaymentIntention,
): Promise<Result<AuthorisationStarted['next'], AuthoriseRefusal>> {
  const expected = await expectPayment(actor, provider, intention.orderId);
  if (!expected.ok) return expected;
  const { payment, order } = expected.value;
  const page = intention.orderPage(order.locale);
  const outcome = await provider.authorise({
    paymentId: payment.id,
    amount: amountOf(payment),
    orderNumber: order.number,
    description: order.number,
    locale: order.locale,
    returnUrl: `${page}/paid`,
    cancelUrl: page,
    expiresAt: new Date(payment.createdAt.getTime() + 23 * 3_600_000),
    key: `authorise-${payment.id}`,
  });
  if (outcome.outcome === 'declined') {
    await failPayment(payment, outcome.reason);
    return refuse('provider-declined', { reason: outcome.reason });
  }
  if (outcome.outcome === 'unavailable') return refuse('provider-unavailable', { reason: outcome.reason });
  const remembered = await rememberCheckout(payment, outcome.value);
  if (remembered) return ok(outcome.value.next);
  // the order ended while the provider was asked: nobody pays on a page of which we want nothing
  await provider.void({ reference: outcome.value.reference, key: `void-${payment.id}` });
  return refuse('order-not-payable');
}

async function expectPayment(
  actor: Actor,
  provider: PaymentProvider,
  orderId: string,
): Promise<Result<{ payment: Payment; order: Order }, AuthoriseRefusal>> {
  if (!may(actor, 'pay-order')) return refuse('not-allowed');
  return inTransaction({ kind: 'system' }, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order || partyOf(order, actor.organisationId) !== 'buyer') return refuse('order-not-found');
    if (!isBeforeSeller(order.state) && !isOwed(order.state))
      return refuse('order-not-payable', { state: order.state });
    const before = await findPaymentOfOrder(tx, order.id);
    if (before && ['authorised', 'captured', 'partially-refunded', 'refunded'].includes(before.state))
      return refuse('already-authorised');
    const lapsed = before?.state === 'expected' && Date.now() - before.createdAt.getTime() > 22 * 3_600_000;
    if (before?.state === 'expected' && !lapsed) return ok({ payment: before, order });
    if (before && lapsed) await movePayment(tx, before, 'expired');
    const [payment] = await tx
      .insert(payments)
      .values({
        portalId: order.portalId,
        orderId: order.id,
        provider: provider.name,
        state: 'expected',
        currency: order.currency,
        amountMinor: order.totalMinor,
      })
      .returning();
    return ok({ payment: payment!, order });
  });
}

/** Keeps what the provider calls the payment; false when it is not awaited any more. */
async function rememberCheckout(payment: Payment, started: AuthorisationStarted): Promise<boolean> {
  const transfer = started.next.kind === 'bank-transfer';
  return inTransaction({ kind: 'system' }, async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    await tx
      .update(payments)
      .set(
        transfer
          ? { creditorReference: started.reference }
          : {
              checkoutReference: started.reference,
              checkoutUrl: started.next.kind === 'redirect' ? started.next.url : null,
            },
      )
      .where(eq(payments.id, payment.id));
    return locked !== null && !isGivenUp(locked);
  });
}

async function failPayment(payment: Payment, reason: string): Promise<void> {
  await inTransaction({ kind: 'system' }, async (tx) => {
    const locked = await lockPayment(tx, payment.id);
    if (locked?.state === 'expected') await movePayment(tx, locked, 'failed', { failureCode: reason });
  });
}
