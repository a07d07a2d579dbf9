import { z } from 'zod';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { lockOrder } from '@/orders/lock-order';
import { type MoveRefusal, moveOrder } from '@/orders/move-order';
import { notifyParty } from '@/orders/notify-party';
import { endableFrom, type Order, partyOf } from '@/orders/order';
import { hasStandingCertificate } from '@/origin/find-certificates';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import { typedText } from '@/trade/typed-text';
import { findPaymentOfOrder, lockPayment } from './find-payment';
import { isUnpaid, type Payment, referenceOf } from './payment';
import type { PaymentProvider } from './provider';
import { refreshPayment } from './refresh-payment';

export const endingInput = z.object({ orderId: z.uuid(), reason: typedText(500).min(1) });

export type EndRefusal =
  | MoveRefusal
  | 'not-allowed'
  | 'order-not-found'
  | 'too-early-to-end'
  | 'order-is-paid'
  | 'certificate-stands'
  | 'payment-not-known';

/**
 * The seller ends an accepted order for which no money came in seven days, and says why. The provider is asked first, so
 * that a buyer who has just paid keeps the order; whoever pays later pays on a page that is closed, or has it let go.
 */
export async function endUnpaidOrder(
  actor: Actor,
  provider: PaymentProvider,
  input: z.input<typeof endingInput>,
): Promise<Result<Order, EndRefusal>> {
  if (!may(actor, 'end-unpaid-order')) return refuse('not-allowed');
  const parsed = endingInput.safeParse(input);
  if (!parsed.success) return refuse('reason-missing');
  const { orderId, reason } = parsed.data;
  const found = await inTransaction({ kind: 'system' }, (tx) => lockEndable(tx, actor, orderId));
  if (!found.ok) return found;
  const { payment } = found.value;
  if (payment?.state === 'expected' && referenceOf(payment)) {
    const heard = await refreshPayment(provider, payment.id);
    if (!heard.ok && heard.refusal.code === 'provider-unavailable') return refuse('payment-not-known');
  }
  return inTransaction({ kind: 'system' }, async (tx) => {
    const endable = await lockEndable(tx, actor, orderId);
    return endable.ok ? end(tx, actor, endable.value.order, reason) : endable;
  });
}

/** The order is locked before its payment, as everywhere: money that comes meanwhile waits for what is decided here. */
async function lockEndable(
  tx: Tx,
  actor: Actor,
  orderId: string,
): Promise<Result<{ order: Order; payment: Payment | null }, EndRefusal>> {
  const order = await lockOrder(tx, orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'seller') return refuse('order-not-found');
  const from = endableFrom(order);
  if (!from) return refuse('order-has-moved', { from: order.state, to: 'cancelled' });
  if (Date.now() < from.getTime()) return refuse('too-early-to-end');
  const latest = await findPaymentOfOrder(tx, order.id);
  const payment = latest && (await lockPayment(tx, latest.id));
  if (payment && !isUnpaid(payment)) return refuse('order-is-paid', { state: payment.state });
  if (await hasStandingCertificate(tx, order.id)) return refuse('certificate-stands');
  return ok({ order, payment });
}

async function end(tx: Tx, actor: Actor, order: Order, reason: string): Promise<Result<Order, MoveRefusal>> {
  const moved = await moveOrder(tx, order, { to: 'cancelled', actor, reason });
  if (!moved.ok) return moved;
  await enqueue(tx, 'void-payment', { orderId: order.id }, { key: order.id });
  for (const party of ['buyer', 'seller'] as const) await notifyParty(tx, order, party, 'order-ended-unpaid');
  return moved;
}
