import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { endedUnsold } from '@/orders/order';
import { findPaymentOfOrder } from '@/payments/find-payment';
import type { Payment } from '@/payments/payment';
import { providerByName } from '@/payments/providers/provider-by-name';
import { refreshPayment } from '@/payments/refresh-payment';
import type { Result } from '@/trade/result';

/**
 * Where the provider sends the payer back to: asks how the payment stands, then shows the order. Whoever paid on the page
 * of an order that has ended meanwhile reads that nothing is taken.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale, id } = await params;
  const actor = await requireActor(locale);
  const orderId = z.uuid().safeParse(id);
  if (!orderId.success) return new Response(null, { status: 404 });
  const payment = await inTransaction(scopeOf(actor), (tx) => findPaymentOfOrder(tx, orderId.data));
  const refreshed = payment && (await refreshPayment(providerByName(payment.provider), payment.id));
  const found = await inTransaction(scopeOf(actor), (tx) => findOrder(tx, orderId.data));
  const answer =
    found && endedUnsold(found.order.state) ? '?refused=ended-before-payment' : answerTo(refreshed);
  redirect(`/${locale}/orders/${orderId.data}${answer}`);
}

function answerTo(refreshed: Result<Payment> | null): string {
  return refreshed?.ok && refreshed.value.state === 'authorised' ? '?did=authorised' : '';
}
