import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { isNoSeller } from '@/members/trading';
import { portals } from '@/portals/schema';
import { type Result, refuse } from '@/trade/result';
import { lockProduct, type ProductRow } from './lock-product';
import { type MoveProductRefusal, moveProduct } from './move-product';
import type { ProductState } from './product';
import { publishProblems } from './publish-problems';

export type PublishRefusal = MoveProductRefusal | 'not-registered-as-seller' | 'product-incomplete';

/** Shows goods to everybody; where the chamber looks at goods first, hands it what it has not approved yet. */
export async function publishProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
): Promise<Result<{ state: ProductState }, PublishRefusal>> {
  if (await isNoSeller(tx, actor)) return refuse('not-registered-as-seller');
  const product = await lockProduct(tx, productId);
  const [missing] = product ? publishProblems(product) : [];
  if (missing) return refuse('product-incomplete', { missing });
  return await moveProduct(tx, actor, productId, (locked) => publishedOrReviewed(tx, locked));
}

/** Whether the chamber of this market looks at goods before they are shown. */
export async function marketReviews(tx: Tx, portalId: string): Promise<boolean> {
  const [portal] = await tx
    .select({ reviewsProducts: portals.reviewsProducts })
    .from(portals)
    .where(eq(portals.id, portalId));
  return portal?.reviewsProducts ?? false;
}

async function publishedOrReviewed(tx: Tx, product: ProductRow): Promise<ProductState> {
  const isApproved = product.approvedVersion === product.version;
  return !isApproved && (await marketReviews(tx, product.portalId)) ? 'in-review' : 'published';
}
