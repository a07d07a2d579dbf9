'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { cancelRequest } from '@/origin/cancel-request';
import { languageOfCertificates, requestCertificate } from '@/origin/request-certificate';
import { refuse } from '@/trade/result';
import { declarationIn } from './declaration';
import { readRequest } from './read-request';

/** Asks for a certificate; what was typed is kept when it is refused. */
export async function request(form: FormData): Promise<void> {
  const { locale, actor, orderId } = await read(form);
  const result = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, orderId);
    if (!detail) return refuse('order-not-found');
    const language = await languageOfCertificates(tx, detail.order.portalId);
    return requestCertificate(tx, actor, readRequest(form, declarationIn(language, detail.order.number)));
  });
  const page = `/${locale}/orders/${orderId}/origin`;
  if (!result.ok) {
    const values = Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
      ),
    );
    await leaveFlash({ form: `origin ${orderId}`, values });
    redirect(`${page}?refused=${result.refusal.code}`);
  }
  await clearFlash();
  redirect(`${page}?did=requested`);
}

export async function cancel(form: FormData): Promise<void> {
  const { locale, actor, orderId } = await read(form);
  const certificateId = z.uuid().parse(form.get('certificate'));
  const result = await inTransaction(scopeOf(actor), (tx) =>
    cancelRequest(tx, actor, { certificateId, reason: String(form.get('reason') ?? '') }),
  );
  const page = `/${locale}/orders/${orderId}/origin`;
  redirect(result.ok ? `${page}?did=cancelled` : `${page}?refused=${result.refusal.code}`);
}

async function read(form: FormData) {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, actor: await requireActor(locale), orderId: z.uuid().parse(form.get('order')) };
}
