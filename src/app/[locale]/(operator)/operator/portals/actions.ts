'use server';

import { redirect } from 'next/navigation';
import { leaveFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import { fileStorage } from '@/files/configured-storage';
import { isDigest } from '@/files/storage';
import { isLocale, type Locale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { editPortal } from '@/operator/edit-portal';
import { openPortal, problemsIn } from '@/operator/open-portal';
import { findPreparedLogo, logoKey, prepareLogo } from '@/operator/prepare-logo';
import type { PortalProblem } from '@/portals/portal-facts';
import type { Refusal } from '@/trade/result';
import { requireOperator } from '../operator';
import { type PortalValues, readPortal, typedValues } from './portal-values';

/** What comes back with a form that was refused or only looked at: all that was typed, and why. */
export interface PortalFormState {
  readonly values: PortalValues;
  readonly problems: readonly PortalProblem[];
}

/** Opens a market place, or changes one; with the button "look at it" only shows the brand again. */
export async function savePortal(_before: PortalFormState, form: FormData): Promise<PortalFormState> {
  const typed = typedValues(form);
  const locale: Locale = isLocale(typed.locale ?? '') ? (typed.locale as Locale) : 'en';
  const actor = await requireOperator(locale);
  if (!may(actor, 'open-portal')) return { values: typed, problems: [{ field: '', code: 'not-allowed' }] };
  const { values, problem } = await withLogo(form, typed);
  if (problem || typed.intent === 'look') return { values, problems: problem ? [problem] : [] };
  const { slug, facts, registrar } = readPortal(values);
  const logo = await findPreparedLogo(values.logoDigest ?? '');
  const portalId = values.portalId ?? '';
  if (values.isOpen === 'yes') {
    const edited = await inTransaction(scopeOf(actor), (tx) =>
      editPortal(tx, actor, { portalId, facts, logo }),
    );
    if (!edited.ok) return { values, problems: problemsOf(edited.refusal) };
    return redirect(`/${locale}/operator/portals/${portalId}?did=edited`);
  }
  const authority = values.authority === 'here' ? 'here' : 'later';
  const opened = await inTransaction(scopeOf(actor), (tx) =>
    openPortal(tx, actor, { portalId, slug, facts, logo, authority, registrar }),
  );
  if (!opened.ok) return { values, problems: problemsOf(opened.refusal) };
  const { invitation } = opened.value;
  if (invitation) await leaveFlash({ form: `registrar ${portalId}`, made: invitation });
  return redirect(`/${locale}/operator/portals/${portalId}?did=opened`);
}

/** A logo that came with the form is stored at once, so that it is not lost when something else is refused. */
async function withLogo(
  form: FormData,
  values: PortalValues,
): Promise<{ values: PortalValues; problem?: PortalProblem }> {
  if (values.noLogo === 'on') return { values: { ...values, logoDigest: '' } };
  const file = form.get('logo');
  if (file instanceof Blob && file.size > 0) {
    const logo = await prepareLogo(file);
    if (!logo.ok) return { values, problem: { field: 'logo', code: logo.refusal.code } };
    return { values: { ...values, logoDigest: logo.value } };
  }
  const digest = values.logoDigest ?? '';
  const isStored = isDigest(digest) && (await fileStorage().exists(logoKey('webp', digest)));
  return { values: { ...values, logoDigest: isStored ? digest : '' } };
}

const fieldOf: Readonly<Record<string, string>> = {
  'slug-taken': 'slug',
  'host-taken': 'host',
  'host-is-ours': 'host',
  'issuer-key-offline': 'authority',
  'name-not-certifiable': 'authority',
  'registrar-not-invited': 'registrar.email',
};

function problemsOf(refusal: Refusal): PortalProblem[] {
  if (refusal.code === 'input-invalid') return problemsIn(refusal.detail);
  return [{ field: fieldOf[refusal.code] ?? '', code: refusal.code }];
}
