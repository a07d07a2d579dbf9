import { redirect } from 'next/navigation';
import { requireActor } from '@/app/session';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';

/** The signed-in person of finance. */
export async function requireFinancier(locale: string): Promise<Actor> {
  return requireActor(locale, 'finance');
}

export function localeOf(form: FormData): Locale {
  const asked = String(form.get('locale'));
  return isLocale(asked) ? asked : 'en';
}

/**
 * Runs a use case for somebody of finance and goes back to the page, which says what was done or why not. The use
 * case asks the policy itself; explaining a line may complete an order, hence the scope.
 */
export async function actAndReturn(
  form: FormData,
  path: string,
  done: string,
  work: (tx: Tx, actor: Actor) => Promise<Result<unknown>>,
): Promise<never> {
  const locale = localeOf(form);
  const actor = await requireFinancier(locale);
  const result = await inTransaction({ kind: 'system' }, (tx) => work(tx, actor));
  const outcome = result.ok ? `did=${done}` : `refused=${result.refusal.code}`;
  return redirect(`/${locale}/finance${path}?${outcome}`);
}
