'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { grantMandate } from '@/members/grant-mandate';
import { revokeMandate } from '@/members/revoke-mandate';
import { findPortal } from '@/portals/find-portals';
import { type GrantProblem, readGrant } from './read-grant';

const fields = ['person', 'currency', 'maximum', 'second', 'validFrom', 'validUntil'] as const;

/** Grants a mandate; a refusal comes back to the form with what was typed. */
export async function grant(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const kinds = form.getAll('kinds').map(String);
  const values = Object.fromEntries(fields.map((name) => [name, String(form.get(name) ?? '').slice(0, 100)]));
  const back = async (problems: readonly GrantProblem[]) => {
    await leaveFlash({
      form: 'mandate',
      values: { ...values, kinds: kinds.join(' ') },
      problems: [...problems],
    });
    redirect(`/${locale}/mandates?refused=grant#grant`);
  };
  const portal =
    actor.portalSlug && (await inTransaction(scopeOf(actor), (tx) => findPortal(tx, actor.portalSlug!)));
  const read = readGrant(values, kinds, portal ? portal.currencies : []);
  if ('problems' in read) return back(read.problems);
  const granted = await inTransaction(scopeOf(actor), (tx) => grantMandate(tx, actor, read.grant));
  if (!granted.ok) {
    const { code } = granted.refusal;
    return back([{ field: fieldOfRefusal[code] ?? 'person', code }]);
  }
  await clearFlash();
  redirect(`/${locale}/mandates?did=granted`);
}

const fieldOfRefusal: Readonly<Record<string, string>> = {
  'no-document-kind': 'kinds',
  'amount-out-of-range': 'second',
  'validity-out-of-range': 'validUntil',
};

/** Takes a mandate of the own organisation back. */
export async function revoke(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const mandateId = z.uuid().safeParse(form.get('mandateId'));
  if (!mandateId.success) redirect(`/${locale}/mandates?refused=mandate-unknown`);
  const result = await inTransaction(scopeOf(actor), (tx) =>
    revokeMandate(tx, actor, { mandateId: mandateId.data }),
  );
  redirect(`/${locale}/mandates?${result.ok ? 'did=revoked' : `refused=${result.refusal.code}`}`);
}

async function entered(form: FormData) {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, actor: await requireActor(locale) };
}
