import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products, productTexts } from './schema';

/** For a lateral join: the name of a product in the reader's language, else in its original one, and in which it is. */
export function textShown(tx: Tx, locale: string) {
  return tx
    .select({ name: productTexts.name, nameLocale: productTexts.locale })
    .from(productTexts)
    .where(eq(productTexts.productId, products.id))
    .orderBy(
      sql`${productTexts.locale} = ${locale} desc, ${productTexts.translation} = 'original' desc, ${productTexts.locale}`,
    )
    .limit(1)
    .as('text');
}
