'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { leaveFlash } from '@/app/flash';
import { attemptsLeft } from '@/app/rate-limit';
import { lostKeyReport, reportLostKey } from '@/certificates/report-lost-key';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { findPortal } from '@/portals/find-portals';

const fields = ['portal', 'name', 'email', 'telephone', 'words'] as const;

/** Tells the chamber of a lost key. The answer is the same whether or not it knows the address. */
export async function report(form: FormData): Promise<void> {
  const asked = String(form.get('locale'));
  const page = `/${isLocale(asked) ? asked : 'en'}/sign-in/lost-key`;
  const typed = Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? '')]));
  if (!attemptsLeft('lost-key', (await headers()).get('x-forwarded-for')))
    return await sendBack(page, typed, [{ field: null, code: 'too-many-attempts' }]);
  const facts = lostKeyReport.safeParse(typed);
  const outcome = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await findPortal(tx, typed.portal!.slice(0, 100));
    if (!portal || !facts.success) return { portal };
    await reportLostKey(tx, { portalId: portal.id, report: facts.data });
    return { portal, entered: true };
  });
  if (outcome.entered) redirect(`${page}?sent=1`);
  const wrong = facts.success ? [] : facts.error.issues.map(({ path }) => String(path[0]));
  const problems = [...(outcome.portal ? [] : ['portal']), ...new Set(wrong)];
  await sendBack(
    page,
    typed,
    problems.map((field) => ({ field, code: field })),
  );
}

async function sendBack(
  page: string,
  values: Record<string, string>,
  problems: { field: string | null; code: string }[],
): Promise<never> {
  await leaveFlash({ form: 'lost-key', values, problems });
  redirect(`${page}?refused=1`);
}
