'use server';

import { redirect } from 'next/navigation';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { retryJob } from '@/operator/retry-job';
import { requireOperator } from '../operator';

/** Has a job that was given up tried once more. */
export async function retry(form: FormData): Promise<void> {
  const text = (name: string) => String(form.get(name) ?? '');
  const locale = isLocale(text('locale')) ? text('locale') : 'en';
  const actor = await requireOperator(locale);
  const job = { queue: text('queue'), jobId: text('jobId') };
  const result = await inTransaction(scopeOf(actor), (tx) => retryJob(tx, actor, job));
  redirect(`/${locale}/operator/health?${result.ok ? 'did=retried' : `refused=${result.refusal.code}`}`);
}
