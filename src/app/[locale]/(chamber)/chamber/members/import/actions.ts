'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { beginImport, withdrawImport } from '@/members/import/begin-import';
import { requireRegistrar } from '../../registrar';

/** Has the list entered. */
export async function begin(form: FormData): Promise<void> {
  const { actor, importId, page } = await entered(form);
  const invites = form.get('invites') === 'on';
  const begun = await inTransaction(scopeOf(actor), (tx) => beginImport(tx, actor, { importId, invites }));
  redirect(begun.ok ? page : `${page}?refused=${begun.refusal.code}`);
}

/** Gives the list up. */
export async function withdraw(form: FormData): Promise<void> {
  const { actor, importId, page, list } = await entered(form);
  const withdrawn = await inTransaction(scopeOf(actor), (tx) => withdrawImport(tx, actor, { importId }));
  redirect(withdrawn.ok ? list : `${page}?refused=${withdrawn.refusal.code}`);
}

async function entered(form: FormData) {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : defaultLocale;
  const actor = await requireRegistrar(locale);
  const list = `/${locale}/chamber/members/import`;
  const importId = z.uuid().safeParse(form.get('importId'));
  if (!importId.success) redirect(list);
  return { actor, importId: importId.data, list, page: `${list}/${importId.data}` };
}
