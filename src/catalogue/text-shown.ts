import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { products, productTexts } from './schema';

/** Which text of goods is shown: first that in the reader's language, else the original. */
export function shownFirst(
  text: { readonly locale: SQLWrapper; readonly translation: SQLWrapper },
  wanted: SQLWrapper,
): SQL {
  return sql`${text.locale} = ${wanted} desc, ${text.translation} = 'original' desc, ${text.locale}`;
}

/** For a lateral join: the name of a product in the reader's language, else in its original one, and in which it is. */
export function textShown(tx: Tx, locale: string) {
  return tx
    .select({ name: productTexts.name, nameLocale: productTexts.locale })
    .from(productTexts)
    .where(eq(productTexts.productId, products.id))
    .orderBy(shownFirst(productTexts, sql`${locale}`))
    .limit(1)
    .as('text');
}
