import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { type Result, refuse } from '@/trade/result';
import { type MoveProductRefusal, moveProduct } from './move-product';
import type { ProductState } from './product';

export type TakeBackRefusal = Exclude<MoveProductRefusal, 'product-cannot-move'> | 'product-not-in-review';

/**
 * Takes goods back that wait for the chamber: a draft again. The version stays, and so does what was approved before, so
 * that publishing asks the chamber again. Whoever is first, the seller or a registrar, has done it.
 */
export async function takeBackProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<{ state: ProductState }, TakeBackRefusal>> {
  const moved = await moveProduct(tx, actor, productId, () => 'draft');
  if (moved.ok) return moved;
  const { code, detail } = moved.refusal;
  return code === 'product-cannot-move' ? refuse('product-not-in-review', { ...detail }) : refuse(code);
}
