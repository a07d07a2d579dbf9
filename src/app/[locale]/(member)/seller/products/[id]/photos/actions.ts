'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { describePhoto } from '@/catalogue/photos/describe-photo';
import { clearPhotoFiles, removePhoto } from '@/catalogue/photos/remove-photo';
import { showPhotoFirst } from '@/catalogue/photos/show-photo-first';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale, locales } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import type { Result } from '@/trade/result';

export async function describe(form: FormData): Promise<void> {
  const altTexts = Object.fromEntries(locales.map((locale) => [locale, textOf(form, `alt-${locale}`)]));
  await act(form, 'described', (tx, actor, photoId) => describePhoto(tx, actor, { photoId, altTexts }));
}

export async function showFirst(form: FormData): Promise<void> {
  await act(form, 'moved', showPhotoFirst);
}

export async function remove(form: FormData): Promise<void> {
  await act(form, 'removed', removePhoto, ({ digest }) => clearPhotoFiles(digest));
}

async function act<T>(
  form: FormData,
  did: string,
  useCase: (tx: Tx, actor: Actor, photoId: string) => Promise<Result<T>>,
  afterwards?: (value: T) => Promise<void>,
): Promise<never> {
  const asked = textOf(form, 'locale');
  const locale = isLocale(asked) ? asked : defaultLocale;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const page = `/${locale}/seller/products/${z.uuid().parse(textOf(form, 'product'))}/photos`;
  const photoId = z.uuid().parse(textOf(form, 'photo'));
  const result = await inTransaction(scopeOf(actor), (tx) => useCase(tx, actor, photoId));
  if (result.ok) {
    await clearFlash();
    await afterwards?.(result.value);
  } else await leaveFlash({ form: 'photos', problems: [{ field: null, code: result.refusal.code }] });
  redirect(result.ok ? `${page}?did=${did}` : page);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
