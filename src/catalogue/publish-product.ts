import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { portals } from '@/portals/schema';
import type { Result } from '@/trade/result';
import type { ProductRow } from './lock-product';
import { type MoveProductRefusal, moveProduct } from './move-product';
import type { ProductState } from './product';

/** Shows goods to everybody; where the chamber looks at new goods first, hands a draft to it instead. */
export async function publishProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<{ state: ProductState }, MoveProductRefusal>> {
  return await moveProduct(tx, actor, productId, (product) => publishedOrReviewed(tx, product));
}

async function publishedOrReviewed(tx: Tx, product: ProductRow): Promise<ProductState> {
  if (product.state !== 'draft' && product.state !== 'in-review') return 'published';
  const [portal] = await tx
    .select({ reviewsProducts: portals.reviewsProducts })
    .from(portals)
    .where(eq(portals.id, product.portalId));
  return portal?.reviewsProducts ? 'in-review' : 'published';
}
