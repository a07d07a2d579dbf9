'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { admitApplicant } from '@/certificates/admit-applicant';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import type { Approval } from '@/members/applications/approve-application';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import { recordRefusal } from '@/members/applications/record-refusal';
import { rejectApplication } from '@/members/applications/reject-application';
import { replaceLink } from '@/members/applications/renew-link';
import { requestInformation } from '@/members/applications/request-information';
import { takeUpApplication } from '@/members/applications/take-up-application';
import type { Result } from '@/trade/result';
import { requireRegistrar } from '../registrar';

/** Takes the application up for review. */
export async function takeUp(form: FormData): Promise<void> {
  await decide(
    form,
    () => 'taken-up',
    (tx, actor, applicationId) => takeUpApplication(tx, actor, { applicationId }),
  );
}

/** Approves; with the second approval the organisation is a member. */
export async function approve(form: FormData): Promise<void> {
  const sanctions = await configuredSanctions();
  await decide(
    form,
    (approval: Approval) => approval.outcome,
    (tx, actor, applicationId) => admitApplicant(tx, actor, { applicationId, sanctions }),
  );
}

/** Asks the applicant for something. */
export async function ask(form: FormData): Promise<void> {
  const question = String(form.get('question') ?? '');
  await decide(
    form,
    () => 'asked',
    (tx, actor, applicationId) => requestInformation(tx, actor, { applicationId, question }),
  );
}

/** Declines, with the reason. */
export async function reject(form: FormData): Promise<void> {
  const reason = String(form.get('reason') ?? '');
  await decide(
    form,
    () => 'rejected',
    (tx, actor, applicationId) => rejectApplication(tx, actor, { applicationId, reason }),
  );
}

/** Mails a new link; the old one opens nothing more. */
export async function newLink(form: FormData): Promise<void> {
  await decide(
    form,
    () => 'link-replaced',
    (tx, actor, applicationId) => replaceLink(tx, actor, { applicationId }),
  );
}

async function decide<T>(
  form: FormData,
  done: (value: T) => string,
  step: (tx: Tx, actor: Actor, applicationId: string) => Promise<Result<T>>,
): Promise<void> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireRegistrar(locale);
  const applicationId = z.uuid().safeParse(form.get('applicationId'));
  if (!applicationId.success) redirect(`/${locale}/chamber/applications`);
  const page = `/${locale}/chamber/applications/${applicationId.data}`;
  const result = await inTransaction(scopeOf(actor), (tx) => step(tx, actor, applicationId.data));
  if (!result.ok) {
    const { personId: actorId, portalId } = actor;
    const facts = { refusal: result.refusal.code };
    await inTransaction(scopeOf(actor), (tx) =>
      recordRefusal(tx, { actorId, portalId, applicationId: applicationId.data, what: 'step', facts }),
    );
    const values = {
      question: String(form.get('question') ?? ''),
      reason: String(form.get('reason') ?? ''),
      state: String(result.refusal.detail?.state ?? ''),
    };
    const problems = [{ field: null, code: result.refusal.code }];
    await leaveFlash({ form: `application ${applicationId.data}`, values, problems });
    redirect(`${page}?refused=${result.refusal.code}`);
  }
  await clearFlash();
  redirect(`${page}?did=${done(result.value)}`);
}
