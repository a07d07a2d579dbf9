import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type MoveProductRefusal, moveProduct } from './move-product';
import type { ProductState } from './product';

/** Puts goods away for good. Orders and papers that name them keep their version. */
export async function archiveProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<{ state: ProductState }, MoveProductRefusal>> {
  return await moveProduct(tx, actor, productId, () => 'archived');
}
