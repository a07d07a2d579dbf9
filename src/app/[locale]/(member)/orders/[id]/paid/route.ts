import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { findPaymentOfOrder } from '@/payments/find-payment';
import { providerByName } from '@/payments/providers/provider-by-name';
import { refreshPayment } from '@/payments/refresh-payment';

/** Where the provider sends the payer back to: asks how the payment stands, then shows the order. */
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
  const state = refreshed?.ok ? refreshed.value.state : null;
  redirect(`/${locale}/orders/${orderId.data}${state === 'authorised' ? '?did=authorised' : ''}`);
}
