import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { people } from '@/members/schema';
import { findProductsById, type Product } from './find-product';
import { productReviews, products } from './schema';

/** Goods that wait for the chamber of a market, the longest-waiting first. */
export async function findProductsToReview(tx: Tx, portalId: string): Promise<Product[]> {
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.portalId, portalId), eq(products.state, 'in-review')))
    .orderBy(asc(products.submittedAt), asc(products.id))
    .limit(200);
  return await findProductsById(
    tx,
    rows.map((row) => row.id),
  );
}

export interface ProductReview {
  readonly version: number;
  readonly decision: 'approved' | 'sent-back';
  readonly reason: string | null;
  readonly decidedAt: Date;
  readonly decidedByName: string | null;
}

/** What the chamber said about goods, the latest first. */
export async function findReviews(tx: Tx, productId: string): Promise<ProductReview[]> {
  return await tx
    .select({
      version: productReviews.version,
      decision: productReviews.decision,
      reason: productReviews.reason,
      decidedAt: productReviews.decidedAt,
      decidedByName: people.name,
    })
    .from(productReviews)
    .leftJoin(people, eq(people.id, productReviews.decidedBy))
    .where(eq(productReviews.productId, productId))
    .orderBy(desc(productReviews.decidedAt), desc(productReviews.id))
    .limit(50);
}
