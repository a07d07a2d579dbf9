'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale, type Locale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { cancelOrder } from '@/orders/cancel-order';
import { confirmDelivery } from '@/orders/confirm-delivery';
import { declineOrder } from '@/orders/decline-order';
import { refuseApproval } from '@/orders/refuse-approval';
import { reportShipment } from '@/orders/report-shipment';
import { authorisePayment } from '@/payments/authorise-payment';
import { endUnpaidOrder } from '@/payments/end-unpaid-order';
import { providerByName } from '@/payments/providers/provider-by-name';
import type { Result } from '@/trade/result';

/** Opens the provider's page and sends the payer there. */
export async function authorise(form: FormData): Promise<void> {
  const { locale, actor, orderId } = await read(form);
  const page = `/${locale}/orders/${orderId}`;
  const { baseUrl } = config();
  const opened = await authorisePayment(actor, providerByName('stripe'), {
    orderId,
    orderPage: (language) => `${baseUrl}/${language}/orders/${orderId}`,
  });
  if (!opened.ok) redirect(`${page}?refused=${opened.refusal.code}`);
  redirect(opened.value.kind === 'redirect' ? opened.value.url : page);
}

export async function decline(form: FormData): Promise<void> {
  await act(form, 'declined', (tx, actor, orderId) =>
    declineOrder(tx, actor, { orderId, reason: textOf(form, 'reason') }),
  );
}

export async function sendBack(form: FormData): Promise<void> {
  await act(form, 'approval-refused', (tx, actor, orderId) =>
    refuseApproval(tx, actor, { orderId, reason: textOf(form, 'reason') }),
  );
}

export async function cancel(form: FormData): Promise<void> {
  await act(form, 'cancelled', (tx, actor, orderId) =>
    cancelOrder(tx, actor, { orderId, reason: textOf(form, 'reason') }),
  );
}

/** Asks the provider first whether the buyer has paid just now, so it is no single transaction as the others are. */
export async function endUnpaid(form: FormData): Promise<void> {
  const { locale, actor, orderId } = await read(form);
  const ended = await endUnpaidOrder(actor, providerByName('stripe'), {
    orderId,
    reason: textOf(form, 'reason'),
  });
  redirect(answerPage(locale, orderId, ended, 'ended-unpaid'));
}

export async function ship(form: FormData): Promise<void> {
  await act(form, 'shipped', (tx, actor, orderId) =>
    reportShipment(tx, actor, {
      orderId,
      carrier: textOf(form, 'carrier'),
      transportDocument: textOf(form, 'transportDocument'),
    }),
  );
}

export async function confirm(form: FormData): Promise<void> {
  await act(form, 'delivered', (tx, actor, orderId) => confirmDelivery(tx, actor, { orderId }));
}

async function act(
  form: FormData,
  did: string,
  useCase: (tx: Tx, actor: Actor, orderId: string) => Promise<Result<unknown>>,
): Promise<never> {
  const { locale, actor, orderId } = await read(form);
  const result = await inTransaction(scopeOf(actor), (tx) => useCase(tx, actor, orderId));
  redirect(answerPage(locale, orderId, result, did));
}

function answerPage(locale: Locale, orderId: string, result: Result<unknown>, did: string): string {
  return `/${locale}/orders/${orderId}?${result.ok ? `did=${did}` : `refused=${result.refusal.code}`}`;
}

async function read(form: FormData): Promise<{ locale: Locale; actor: Actor; orderId: string }> {
  const asked = textOf(form, 'locale');
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, actor: await requireActor(locale), orderId: z.uuid().parse(textOf(form, 'order')) };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
