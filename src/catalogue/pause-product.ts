import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type MoveProductRefusal, moveProduct } from './move-product';
import type { ProductState } from './product';

/** Takes goods off the list until they are published again: out of season, sold out. */
export async function pauseProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<{ state: ProductState }, MoveProductRefusal>> {
  return await moveProduct(tx, actor, productId, () => 'paused');
}
