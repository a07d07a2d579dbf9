'use server';

import { redirect } from 'next/navigation';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { draftOrder } from '@/orders/draft-order';
import type { Refusal } from '@/trade/result';
import { type AskedQuantity, quantityFieldOf, readQuantities } from './quantity-fields';

/** Drafts the order and shows its paper; a refusal goes back to the form with everything that was typed. */
export async function draft(form: FormData): Promise<void> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : defaultLocale;
  const actor = await requireActor(locale, ['buyer', 'owner']);
  const quantities = readQuantities(form);
  const unreadable = quantities.find(({ quantityThousandths }) => quantityThousandths === null);
  if (unreadable) backToForm(locale, form, { code: 'quantity-unreadable' }, quantityFieldOf(unreadable));

  const drafted = await inTransaction(scopeOf(actor), (tx) =>
    draftOrder(tx, actor, {
      lines: quantities.map((line) => ({ ...line, quantityThousandths: line.quantityThousandths ?? 0 })),
      currency: String(form.get('currency')),
      incotermPlace: String(form.get('incotermPlace')),
      deliveryDate: String(form.get('deliveryDate')),
      note: String(form.get('note') ?? ''),
      locale,
      idempotencyKey: String(form.get('idempotencyKey')),
    }),
  );
  if (!drafted.ok) backToForm(locale, form, drafted.refusal, fieldOf(drafted.refusal, quantities));
  else redirect(`/${locale}/orders/${drafted.value.id}/sign`);
}

function fieldOf(refusal: Refusal, quantities: readonly AskedQuantity[]): string {
  const position = refusal.detail?.position;
  const asked = typeof position === 'number' ? quantities[position - 1] : undefined;
  if (asked) return quantityFieldOf(asked);
  if (refusal.code === 'delivery-too-soon') return 'deliveryDate';
  return refusal.code === 'input-invalid' ? String(refusal.detail?.field ?? '') : '';
}

function backToForm(locale: string, form: FormData, refusal: Refusal, field: string): never {
  const query = new URLSearchParams();
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && !name.startsWith('$ACTION') && name !== 'locale')
      query.set(name, value.slice(0, 2000));
  for (const [name, value] of Object.entries(refusal.detail ?? {}))
    if (!query.has(name)) query.set(name, String(value));
  query.set('refused', refusal.code);
  query.set('field', field);
  redirect(`/${locale}/buyer/orders/new?${query}`);
}
