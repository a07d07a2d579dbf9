'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { leaveFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { beginImport, withdrawImport } from '@/catalogue/import/begin-import';
import { mapColumns } from '@/catalogue/import/map-columns';
import { keepFile, offerFile } from '@/catalogue/import/offer-file';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import type { Refusal } from '@/trade/result';

const sellers = ['seller', 'owner'] as const;

/** Takes a file of goods in; its columns are looked at on the next page. */
export async function sendFile(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale, sellers);
  const page = `/${locale}/seller/products/import`;
  const file = form.get('file');
  if (!may(actor, 'edit-product')) redirect(`${page}?refused=not-allowed`);
  if (!(file instanceof File)) redirect(`${page}?refused=file-missing`);
  const kept = await keepFile(new Uint8Array(await file.arrayBuffer()), file.name);
  const offered = kept.ok
    ? await inTransaction(scopeOf(actor), (tx) => offerFile(tx, actor, kept.value))
    : kept;
  if (offered.ok) redirect(`${page}/${offered.value.importId}`);
  await leaveReason(offered.refusal);
  redirect(`${page}?refused=${offered.refusal.code}`);
}

/** Says what the columns mean and has the file checked. */
export async function nameColumns(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale, sellers);
  const importId = z.uuid().parse(form.get('importId'));
  const count = z.coerce.number().int().min(0).max(300).parse(form.get('count'));
  const mapping = Array.from({ length: count }, (_, at) => String(form.get(`column_${at}`) ?? '') || null);
  const result = await inTransaction(scopeOf(actor), (tx) => mapColumns(tx, actor, { importId, mapping }));
  const page = `/${locale}/seller/products/import/${importId}`;
  if (result.ok) redirect(page);
  await leaveReason(result.refusal, { mapping: JSON.stringify(mapping) });
  redirect(`${page}?refused=${result.refusal.code}`);
}

/** Has the file written, or gives it up. */
export async function settleImport(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale, sellers);
  const importId = z.uuid().parse(form.get('importId'));
  const settle = form.get('settle') === 'withdraw' ? withdrawImport : beginImport;
  const result = await inTransaction(scopeOf(actor), (tx) => settle(tx, actor, importId));
  const page = `/${locale}/seller/products/import`;
  if (!result.ok) redirect(`${page}/${importId}?refused=${result.refusal.code}`);
  redirect(settle === withdrawImport ? `${page}?did=withdrawn` : `${page}/${importId}`);
}

async function leaveReason(refusal: Refusal, typed: Record<string, string> = {}): Promise<void> {
  const detail = Object.entries(refusal.detail ?? {}).map(([name, value]) => [name, String(value)]);
  await leaveFlash({ form: 'goods-import', values: { ...Object.fromEntries(detail), ...typed } });
}

function localeOf(form: FormData): Locale {
  const locale = String(form.get('locale'));
  return isLocale(locale) ? locale : 'en';
}
