import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ProductRow } from '../lock-product';
import { marketReviews } from '../publish-product';
import { products } from '../schema';

/**
 * A new picture, or new words for one, is for the chamber to see, where it looks at goods before the street does: goods on
 * sale go back to it, others when they are published. Photos are of no version, so nothing stands approved any more.
 */
export async function lookAgain(tx: Tx, product: ProductRow): Promise<void> {
  const { id, portalId, state, version, approvedVersion } = product;
  const isShown = state === 'published';
  if (!isShown && approvedVersion !== version) return;
  if (!(await marketReviews(tx, portalId))) return;
  await tx
    .update(products)
    .set({
      approvedVersion: approvedVersion === version ? null : approvedVersion,
      ...(isShown && { state: 'in-review', submittedAt: new Date() }),
    })
    .where(eq(products.id, id));
}
