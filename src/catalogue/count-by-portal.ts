import { count, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products } from './schema';

/** How many goods each portal has on sale. */
export async function countGoodsByPortal(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .select({ portalId: products.portalId, n: count() })
    .from(products)
    .where(eq(products.state, 'published'))
    .groupBy(products.portalId);
  return new Map(rows.map(({ portalId, n }) => [portalId, n]));
}
