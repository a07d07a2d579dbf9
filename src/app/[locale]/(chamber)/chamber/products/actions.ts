'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { clearFlash, leaveFlash } from '@/app/flash';
import { approveProduct, sendBackProduct } from '@/catalogue/review-product';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { scopeOf } from '@/members/actor';
import { requireRegistrar } from '../registrar';

const decided = z.object({
  productId: z.uuid(),
  version: z.coerce.number().int().positive(),
  photos: z.string().max(64),
  decision: z.enum(['approved', 'sent-back']),
  reason: z.string().max(2000).default(''),
});

/** Lets goods be shown, or sends them back with the reason; a decision that was declined keeps what was written. */
export async function decideProduct(form: FormData): Promise<void> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireRegistrar(locale);
  const input = decided.safeParse(Object.fromEntries(form));
  if (!input.success) redirect(`/${locale}/chamber/products`);
  const { productId, version, photos, decision, reason } = input.data;
  const result = await inTransaction(scopeOf(actor), (tx) =>
    decision === 'approved'
      ? approveProduct(tx, actor, { productId, version, photos })
      : sendBackProduct(tx, actor, { productId, version, reason }),
  );
  if (!result.ok) {
    await leaveFlash({
      form: `product ${productId}`,
      values: { reason },
      problems: [{ field: null, code: result.refusal.code }],
    });
    redirect(`/${locale}/chamber/products/${productId}?refused=${result.refusal.code}`);
  }
  await clearFlash();
  redirect(`/${locale}/chamber/products?did=${decision}`);
}
