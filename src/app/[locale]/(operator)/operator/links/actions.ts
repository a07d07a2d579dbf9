'use server';

import { redirect } from 'next/navigation';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { linkPortals } from '@/operator/link-portals';
import { requireOperator } from '../operator';

/** Opens or closes the way from one market place to another. */
export async function setLink(form: FormData): Promise<void> {
  const text = (name: string) => String(form.get(name) ?? '');
  const locale = isLocale(text('locale')) ? text('locale') : 'en';
  const actor = await requireOperator(locale);
  const link = {
    portalId: text('portalId'),
    linkedPortalId: text('linkedPortalId'),
    isOpen: text('isOpen') === 'yes',
  };
  const result = await inTransaction(scopeOf(actor), (tx) => linkPortals(tx, actor, link));
  const outcome = result.ok ? `did=${link.isOpen ? 'linked' : 'unlinked'}` : `refused=${result.refusal.code}`;
  redirect(`/${locale}/operator/links?${outcome}`);
}
