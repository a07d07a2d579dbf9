'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { invitePerson } from '@/certificates/invite-person';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { organisationFacts, personFacts } from '@/members/organisation';
import { registerOrganisation } from '@/members/register-organisation';
import { registerPerson } from '@/members/register-person';
import { tradingFacts } from '@/members/trading';
import { changeTrading, type TradingRefusal } from '@/orders/change-trading';
import { requireRegistrar } from '../registrar';
import { problemsOf, typedValues } from './form-problems';

/** Enters an organisation and goes to its page. */
export async function addOrganisation(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const values = typedValues(form);
  const facts = organisationFacts.safeParse({ ...values, sells: form.has('sells'), buys: form.has('buys') });
  const back = `/${locale}/chamber/members?refused=organisation#add`;
  if (!facts.success) return refused('organisation', values, problemsOf(facts.error), back);
  const result = await inTransaction(scopeOf(actor), (tx) =>
    registerOrganisation(tx, actor, { portalId: actor.portalId, facts: facts.data }),
  );
  if (!result.ok) {
    return refused('organisation', values, [{ field: null, code: result.refusal.code }], back);
  }
  await clearFlash();
  redirect(`/${locale}/chamber/members/${result.value.organisationId}?did=organisation-registered`);
}

/** Enters a person who acts for an organisation. */
export async function addPerson(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const organisationId = String(form.get('organisationId'));
  const page = `/${locale}/chamber/members/${organisationId}`;
  const roles = form.getAll('roles').map(String);
  const values: Record<string, string> = { ...typedValues(form), roles: roles.join(' ') };
  const facts = personFacts.safeParse({ ...values, locale: values.personLocale, roles });
  const back = `${page}?refused=person#add`;
  if (!facts.success) return refused('person', values, problemsOf(facts.error), back);
  const result = await inTransaction(scopeOf(actor), (tx) =>
    registerPerson(tx, actor, { organisationId, facts: facts.data }),
  );
  if (!result.ok) return refused('person', values, [{ field: null, code: result.refusal.code }], back);
  await clearFlash();
  redirect(`${page}?did=person-registered`);
}

/** Changes what a member is registered for; refused, the form comes back with what is in the way. */
export async function changeRegistration(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const organisationId = z.uuid().parse(form.get('organisationId'));
  const page = `/${locale}/chamber/members/${organisationId}`;
  const back = `${page}?refused=trading#trading`;
  const trading = tradingFacts.safeParse({ sells: form.has('sells'), buys: form.has('buys') });
  if (!trading.success) return refused('trading', typedValues(form), problemsOf(trading.error), back);
  const result = await inTransaction(scopeOf(actor), (tx) =>
    changeTrading(tx, actor, { organisationId, trading: trading.data }),
  );
  if (!result.ok) {
    const { code, detail } = result.refusal;
    const values = { ...typedValues(form), count: String(detail?.count ?? 0) };
    return refused('trading', values, [{ field: tradingFieldOf[code] ?? null, code }], back);
  }
  await clearFlash();
  redirect(`${page}?did=${result.value}`);
}

const tradingFieldOf: Partial<Record<TradingRefusal, string>> = {
  'sales-under-way': 'sells',
  'purchases-under-way': 'buys',
};

/** Invites a person to enrol a key; the page then shows the link, once. */
export async function invite(form: FormData): Promise<void> {
  const { locale, actor } = await entered(form);
  const organisationId = String(form.get('organisationId'));
  const personId = String(form.get('personId'));
  const page = `/${locale}/chamber/members/${organisationId}`;
  const result = await inTransaction(scopeOf(actor), (tx) =>
    invitePerson(tx, actor, { personId, organisationId }),
  );
  if (!result.ok) redirect(`${page}?refused=${result.refusal.code}`);
  await leaveFlash({ form: `invitation ${personId}`, made: result.value.token });
  redirect(`${page}?invited=${personId}#invitation`);
}

async function entered(form: FormData) {
  const locale = String(form.get('locale'));
  const actor = await requireRegistrar(isLocale(locale) ? locale : 'en');
  return { locale, actor };
}

async function refused(
  form: string,
  values: Record<string, string>,
  problems: { field: string | null; code: string }[],
  back: string,
): Promise<never> {
  await leaveFlash({ form, values, problems });
  redirect(back);
}
