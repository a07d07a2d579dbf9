import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products } from './schema';

export interface GoodsCount {
  readonly products: number;
  /** there are more than were counted */
  readonly isMore: boolean;
}

const mostCounted = 1000;

/** How many goods each market has on sale, counted up to a thousand: an index gives as many at once. */
export async function countGoodsByPortal(tx: Tx): Promise<ReadonlyMap<string, GoodsCount>> {
  const { rows } = await tx.execute<{ id: string; products: number }>(sql`
    select m.id, n.products from portals m cross join lateral (select count(*)::int as products from (
      select 1 from products p where p.portal_id = m.id and p.state = 'published' limit ${mostCounted + 1}) counted) n`);
  return new Map(
    rows.map(({ id, products }) => [
      id,
      { products: Math.min(products, mostCounted), isMore: products > mostCounted },
    ]),
  );
}

/** Has the organisation anything on sale? */
export async function hasGoodsOnSale(tx: Tx, organisationId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organisationId, organisationId), eq(products.state, 'published')))
    .limit(1);
  return found !== undefined;
}

/** How many goods of an organisation are on sale, and how many wait for the chamber. */
export async function countOffered(
  tx: Tx,
  organisationId: string,
): Promise<{ readonly onSale: number; readonly inReview: number }> {
  const [counted] = await tx
    .select({
      onSale: sql<number>`(count(*) filter (where ${products.state} = 'published'))::int`,
      inReview: sql<number>`(count(*) filter (where ${products.state} = 'in-review'))::int`,
    })
    .from(products)
    .where(
      and(eq(products.organisationId, organisationId), inArray(products.state, ['published', 'in-review'])),
    );
  return counted ?? { onSale: 0, inReview: 0 };
}
