'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { deleteSavedSearch, saveSearch, switchAlerts } from '@/catalogue/search/saved-searches';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import type { Result } from '@/trade/result';

/** A search without a market is one of all markets. */
const asked = z.object({ market: z.string().max(60).nullable(), query: z.string().max(1000) });

export async function save(form: FormData): Promise<void> {
  const input = asked.safeParse({ market: form.get('market'), query: form.get('query') });
  if (!input.success) return;
  await done(form, 'saved', (tx, actor) => saveSearch(tx, actor, input.data));
}

export async function remove(form: FormData): Promise<void> {
  const id = z.uuid().safeParse(form.get('searchId'));
  if (!id.success) return;
  await done(form, 'deleted', (tx, actor) => deleteSavedSearch(tx, actor, id.data));
}

export async function switchTo(form: FormData): Promise<void> {
  const id = z.uuid().safeParse(form.get('searchId'));
  if (!id.success) return;
  await done(form, 'changed', (tx, actor) => switchAlerts(tx, actor, id.data, form.get('alerts') === 'on'));
}

async function done(
  form: FormData,
  did: string,
  use: (tx: Tx, actor: Actor) => Promise<Result<null>>,
): Promise<void> {
  const locale = String(form.get('locale'));
  if (!isLocale(locale)) return;
  const actor = await requireActor(locale, undefined, `/${locale}/buyer/searches`);
  const result = await inTransaction(scopeOf(actor), (tx) => use(tx, actor));
  const what = result.ok ? `did=${did}` : `refused=${result.refusal.code}`;
  redirect(`/${locale}/buyer/searches?${what}`);
}
