'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { archiveProduct } from '@/catalogue/archive-product';
import { createProduct } from '@/catalogue/create-product';
import { editProduct } from '@/catalogue/edit-product';
import { pauseProduct } from '@/catalogue/pause-product';
import type { ProductState } from '@/catalogue/product';
import { publishProduct } from '@/catalogue/publish-product';
import { takeBackProduct } from '@/catalogue/take-back-product';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { findPortal } from '@/portals/find-portals';
import type { Refusal, Result } from '@/trade/result';
import { stockFieldOf } from './field-at';
import { frameOf } from './form-frame';
import type { FieldProblem, ProductValues } from './form-limits';
import { groupNamed, type RowGroup, withRow } from './form-rows';
import { readProduct } from './read-product';
import { parseStockSeen } from './stock-seen';
import { typedValues } from './typed-values';

const sellers = ['seller', 'owner'] as const;
const moves: Readonly<Record<'publish' | 'pause' | 'archive' | 'take-back', Move>> = {
  publish: publishProduct,
  pause: pauseProduct,
  archive: archiveProduct,
  'take-back': takeBackProduct,
};
type Move = (tx: Tx, actor: Actor, productId: string) => Promise<Result<{ readonly state: ProductState }>>;

/** What comes back with a form that was not saved: all that was typed, and why; or the group that got another row. */
export interface FormState {
  readonly values: ProductValues;
  readonly problems: readonly FieldProblem[];
  readonly added?: RowGroup;
}

/** Writes new goods down as a draft, or an existing product's next version; or gives the form another row. */
export async function saveProduct(_before: FormState, form: FormData): Promise<FormState> {
  const locale = localeOf(form);
  const actor = await requireActor(locale, sellers);
  const values = typedValues(form);
  const productId = z.uuid().safeParse(values.productId);
  const wanted = groupNamed(String(form.get('add') ?? ''));
  const result = await inTransaction(scopeOf(actor), async (tx) => {
    const portal = await findPortal(tx, actor.portalSlug ?? '');
    if (!portal) return null;
    const frame = frameOf(portal, values);
    if (wanted) return { added: wanted, values: withRow(values, wanted, frame.currencies), problems: [] };
    const read = readProduct(values, frame);
    if (!read.ok) return read;
    return productId.success
      ? await editProduct(tx, actor, {
          productId: productId.data,
          version: Number(values.version),
          facts: read.facts,
          stockSeen: parseStockSeen(values.stockSeen ?? ''),
        })
      : await createProduct(tx, actor, read.facts);
  });
  if (!result) return { values, problems: [{ field: '', code: 'not-allowed' }] };
  if ('added' in result) return result;
  if (result.ok) redirect(`/${locale}/seller/products?did=${savedAs(result.value)}`);
  return { values, problems: 'problems' in result ? result.problems : [problemOf(result.refusal, values)] };
}

/** Publishes goods, lets them rest, puts them away, or takes them back from the chamber, to go on writing. */
export async function moveGoods(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale, sellers);
  const move = z.enum(['publish', 'pause', 'archive', 'take-back']).parse(form.get('move'));
  const productId = z.uuid().parse(form.get('productId'));
  const result = await inTransaction(scopeOf(actor), (tx) => moves[move](tx, actor, productId));
  const goods = `/${locale}/seller/products/${productId}`;
  if (result.ok && move === 'take-back') redirect(`${goods}?did=${result.value.state}`);
  if (result.ok) redirect(`/${locale}/seller/products?did=${result.value.state}`);
  const isIncomplete = result.refusal.code === 'product-incomplete';
  redirect(`${isIncomplete ? goods : `/${locale}/seller/products`}?refused=${result.refusal.code}`);
}

function problemOf({ code, detail }: Refusal, values: ProductValues): FieldProblem {
  const isOfStock = code === 'stock-below-reserved';
  return { field: isOfStock ? stockFieldOf(String(detail?.variantCode ?? ''), values) : '', code };
}

/** Goods on sale that went back to the chamber are said to be there, not on sale. */
function savedAs(saved: object): string {
  return 'state' in saved && saved.state === 'in-review' ? 'in-review' : 'saved';
}

function localeOf(form: FormData): Locale {
  const locale = String(form.get('locale'));
  return isLocale(locale) ? locale : 'en';
}
