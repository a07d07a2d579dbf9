import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products } from './schema';

export type ProductRow = typeof products.$inferSelect;

/** The product, locked until the transaction ends; null when it does not exist or the scope may not change it. */
export async function lockProduct(tx: Tx, productId: string): Promise<ProductRow | null> {
  const [row] = await tx.select().from(products).where(eq(products.id, productId)).for('update');
  return row ?? null;
}
