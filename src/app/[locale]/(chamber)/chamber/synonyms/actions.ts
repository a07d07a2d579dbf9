'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { addSynonyms, removeSynonyms } from '@/catalogue/search/edit-synonyms';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { requireRegistrar } from '../registrar';

/** Writes down words that mean the same; what was typed is kept when it cannot be. */
export async function add(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const terms = String(form.get('terms') ?? '').slice(0, 1000);
  const result = await inTransaction(scopeOf(actor), (tx) => addSynonyms(tx, actor, terms.split(/[,،;\n]/)));
  if (result.ok) {
    await clearFlash();
    redirect(`/${locale}/chamber/synonyms?did=added`);
  }
  const { code } = result.refusal;
  await leaveFlash({ form: 'synonyms', values: { terms }, problems: [{ field: 'terms', code }] });
  redirect(`/${locale}/chamber/synonyms?refused=${code}#add`);
}

export async function remove(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const id = z.uuid().safeParse(form.get('synonymsId'));
  if (!id.success) return;
  const result = await inTransaction(scopeOf(actor), (tx) => removeSynonyms(tx, actor, id.data));
  redirect(`/${locale}/chamber/synonyms?${result.ok ? 'did=removed' : `refused=${result.refusal.code}`}`);
}

async function entered(form: FormData) {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  return { locale, actor: await requireRegistrar(locale) };
}
