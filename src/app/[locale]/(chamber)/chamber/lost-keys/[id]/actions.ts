'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { leaveFlash } from '@/app/flash';
import { dismissLostKey, settleLostKey } from '@/certificates/settle-lost-key';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { requireRegistrar } from '../../registrar';

const settlement = z.object({
  reportId: z.uuid(),
  confirmation: z.string().max(500),
  certificateIds: z.array(z.uuid()).max(200),
  reason: z.enum(['keyCompromise', 'superseded']),
  organisationId: z.uuid().nullable(),
});

/** Revokes what the person held and invites them again; the page then shows the link, once. */
export async function settle(form: FormData): Promise<void> {
  const { locale, actor, page } = await entered(form);
  const input = settlement.safeParse({
    ...Object.fromEntries(form),
    certificateIds: form.getAll('certificateId'),
    organisationId: form.get('organisationId') || null,
  });
  if (!input.success) redirect(`/${locale}/chamber/lost-keys`);
  const result = await inTransaction(scopeOf(actor), (tx) => settleLostKey(tx, actor, input.data));
  const { reportId, confirmation } = input.data;
  if (!result.ok) {
    await leaveFlash({ form: `lost-key ${reportId}`, values: { confirmation } });
    redirect(`${page}?refused=${result.refusal.code}`);
  }
  await leaveFlash({ form: `lost-key ${reportId}`, made: result.value.token });
  redirect(`${page}?did=settled`);
}

/** Sets the report aside. */
export async function dismiss(form: FormData): Promise<void> {
  const { locale, actor, page } = await entered(form);
  const reportId = z.uuid().safeParse(form.get('reportId'));
  if (!reportId.success) redirect(`/${locale}/chamber/lost-keys`);
  const result = await inTransaction(scopeOf(actor), (tx) => dismissLostKey(tx, actor, reportId.data));
  redirect(
    result.ok ? `/${locale}/chamber/lost-keys?did=dismissed` : `${page}?refused=${result.refusal.code}`,
  );
}

async function entered(form: FormData) {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireRegistrar(locale);
  return { locale, actor, page: `/${locale}/chamber/lost-keys/${String(form.get('reportId'))}` };
}
