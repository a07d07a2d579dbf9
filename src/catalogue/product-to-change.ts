import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { isNoSeller } from '@/members/trading';
import { ok, type Result, refuse } from '@/trade/result';
import { lockProduct, type ProductRow } from './lock-product';

export type ChangeRefusal =
  | 'not-allowed'
  | 'not-registered-as-seller'
  | 'product-unknown'
  | 'product-archived';

/** The goods that somebody is about to change, in words or pictures, held until the transaction ends. */
export async function productToChange(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<ProductRow, ChangeRefusal>> {
  const sellsNot = await isNoSeller(tx, actor);
  const product = await lockProduct(tx, productId);
  if (!product) return refuse('product-unknown');
  if (!may(actor, 'edit-product', { organisationId: product.organisationId })) return refuse('not-allowed');
  if (sellsNot) return refuse('not-registered-as-seller');
  if (product.state === 'archived') return refuse('product-archived');
  return ok(product);
}
