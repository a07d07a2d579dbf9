'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { refuseCertificate, withdrawCertificate } from '@/origin/decide-certificate';
import { prepareCertificate } from '@/origin/prepare-certificate';
import { requireRegistrar } from '../registrar';

const decided = z.object({
  certificate: z.uuid(),
  decision: z.enum(['refuse', 'withdraw']),
  reason: z.string().max(2000),
});

/** Prints the paper for this registrar and goes on to where it is signed. */
export async function prepare(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireRegistrar(locale);
  const id = z.uuid().parse(form.get('certificate'));
  const result = await inTransaction(scopeOf(actor), (tx) => prepareCertificate(tx, actor, id));
  const page = `/${locale}/chamber/origin/${id}`;
  redirect(result.ok ? `${page}/sign` : `${page}?refused=${result.refusal.code}`);
}

/** Refuses a request or withdraws a certificate; a decision that was declined keeps what was written. */
export async function decide(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireRegistrar(locale);
  const { certificate: certificateId, decision, reason } = decided.parse(Object.fromEntries(form));
  const act = decision === 'refuse' ? refuseCertificate : withdrawCertificate;
  const result = await inTransaction(scopeOf(actor), (tx) => act(tx, actor, { certificateId, reason }));
  const page = `/${locale}/chamber/origin/${certificateId}`;
  if (!result.ok) {
    await leaveFlash({ form: `origin ${certificateId}`, values: { reason } });
    redirect(`${page}?refused=${result.refusal.code}`);
  }
  await clearFlash();
  redirect(`${page}?did=${result.value.state}`);
}

function localeOf(form: FormData) {
  const asked = String(form.get('locale'));
  return isLocale(asked) ? asked : 'en';
}
