'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { endorseMandate } from '@/members/endorse-mandate';
import { refuseMandate } from '@/members/refuse-mandate';
import { revokeMandate } from '@/members/revoke-mandate';
import type { Result } from '@/trade/result';
import { requireRegistrar } from '../registrar';

export async function endorse(form: FormData): Promise<void> {
  await change(form, 'endorsed', endorseMandate);
}

export async function refuse(form: FormData): Promise<void> {
  const reason = String(form.get('reason') ?? '');
  await change(form, 'refused', (tx, actor, input) => refuseMandate(tx, actor, { ...input, reason }));
}

export async function revoke(form: FormData): Promise<void> {
  await change(form, 'revoked', revokeMandate);
}

async function change(
  form: FormData,
  done: string,
  work: (tx: Tx, actor: Actor, input: { mandateId: string }) => Promise<Result<unknown>>,
): Promise<never> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : defaultLocale;
  const actor = await requireRegistrar(locale);
  const page = `/${locale}/chamber/authorisations`;
  const mandateId = z.uuid().safeParse(form.get('mandateId'));
  if (!mandateId.success) redirect(`${page}?refused=mandate-unknown`);
  const result = await inTransaction(scopeOf(actor), (tx) => work(tx, actor, { mandateId: mandateId.data }));
  redirect(`${page}?${result.ok ? `did=${done}` : `refused=${result.refusal.code}`}`);
}
