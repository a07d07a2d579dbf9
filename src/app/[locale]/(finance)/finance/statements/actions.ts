'use server';

import { redirect } from 'next/navigation';
import { leaveFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import { may } from '@/members/policy';
import { providerByName } from '@/payments/providers/provider-by-name';
import { importSettlements } from '@/reconciliation/import-settlements';
import { importStatement } from '@/reconciliation/import-statement';
import { localeOf, requireFinancier } from '../financier';

/** How far back the provider is asked for payouts. */
const days = 60;

/** Takes in a bank's file. An unreadable one comes back with every problem by line, and nothing of it is kept. */
export async function importFile(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireFinancier(locale);
  const page = `/${locale}/finance/statements`;
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) redirect(`${page}?refused=file-missing`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opensAccount = form.get('opensAccount') === 'on';
  const outcome = await inTransaction({ kind: 'system' }, (tx) =>
    importStatement(tx, actor, bytes, { opensAccount }),
  );
  if (outcome.ok) redirect(`${page}?did=statement-imported`);
  if ('problems' in outcome) {
    const shown = outcome.problems.slice(0, 25).map(({ code, line, element, value }) => ({
      field: `${line} ${element}`,
      code: value === undefined ? code : `${code} ${value.slice(0, 40)}`,
    }));
    await leaveFlash({
      form: 'import-statement',
      values: { file: file.name.slice(0, 100) },
      problems: shown,
    });
    redirect(`${page}?refused=statement-unreadable`);
  }
  const facts = outcome.refusal.detail ?? {};
  await leaveFlash({
    form: 'import-statement',
    values: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
  });
  redirect(`${page}?refused=${outcome.refusal.code}`);
}

/** Asks Stripe for its payouts and what they are made of. */
export async function fetchFromStripe(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireFinancier(locale);
  const page = `/${locale}/finance/statements`;
  if (!may(actor, 'import-statement')) redirect(`${page}?refused=not-allowed`);
  const since = new Date(Date.now() - days * 86_400_000);
  const imported = await importSettlements(providerByName('stripe'), since, actor.personId);
  redirect(imported.ok ? `${page}?did=settlements-imported` : `${page}?refused=${imported.refusal.code}`);
}
