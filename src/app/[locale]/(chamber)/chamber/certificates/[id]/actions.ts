'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { revocationReasonsFor } from '@/certificates/certificate';
import { releaseCertificate } from '@/certificates/release-certificate';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { suspendCertificate } from '@/certificates/suspend-certificate';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import type { Result } from '@/trade/result';
import { requireRegistrar } from '../../registrar';

export async function revoke(form: FormData): Promise<void> {
  const reason = z.enum(revocationReasonsFor.chamber).catch('unspecified').parse(form.get('reason'));
  await change(form, 'revoked', (tx, actor, certificateId) =>
    revokeCertificate(tx, actor, { certificateId, reason }),
  );
}

export async function suspend(form: FormData): Promise<void> {
  await change(form, 'suspended', suspendCertificate);
}

export async function release(form: FormData): Promise<void> {
  await change(form, 'released', releaseCertificate);
}

async function change(
  form: FormData,
  done: string,
  work: (tx: Tx, actor: Actor, certificateId: string) => Promise<Result<unknown>>,
): Promise<never> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireRegistrar(locale);
  const certificateId = z.uuid().safeParse(form.get('certificateId'));
  if (!certificateId.success) redirect(`/${locale}/chamber/certificates`);
  const result = await inTransaction(scopeOf(actor), (tx) => work(tx, actor, certificateId.data));
  const outcome = result.ok ? `did=certificate-${done}` : `refused=${result.refusal.code}`;
  redirect(`/${locale}/chamber/certificates/${certificateId.data}?${outcome}`);
}
