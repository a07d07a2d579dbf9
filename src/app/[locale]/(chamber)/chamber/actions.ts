'use server';

import { redirect } from 'next/navigation';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { endorseMandate } from '@/members/endorse-mandate';
import { requireRegistrar } from './registrar';

/** Endorses a mandate, from the chamber's Today. */
export async function endorse(form: FormData): Promise<void> {
  const locale = String(form.get('locale'));
  if (!isLocale(locale)) return;
  const actor = await requireRegistrar(locale);
  const mandateId = String(form.get('mandateId'));
  const result = await inTransaction(scopeOf(actor), (tx) => endorseMandate(tx, actor, { mandateId }));
  redirect(`/${locale}/chamber?${result.ok ? 'did=mandate-endorsed' : `refused=${result.refusal.code}`}`);
}
