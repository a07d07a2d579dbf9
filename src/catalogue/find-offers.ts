import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, producers } from '@/members/schema';
import { findParts, type ProductParts } from './find-parts';
import { products } from './schema';

/** Goods as an order needs them: what may be bought, from whom, from which quantity on and at what price. */
export interface Offer extends Omit<ProductParts, 'texts'> {
  readonly product: typeof products.$inferSelect;
  readonly names: Readonly<Record<string, string>>;
  readonly sellerName: string;
  readonly producerName: string | null;
}

/** The published goods among these ids; five queries however many. Paused and foreign drafts are not offers. */
export async function findOffers(tx: Tx, productIds: readonly string[]): Promise<Offer[]> {
  if (productIds.length === 0) return [];
  const ids = [...productIds];
  const rows = await tx
    .select({ product: products, sellerName: organisations.legalName, producerName: producers.name })
    .from(products)
    .innerJoin(
      organisations,
      and(eq(organisations.id, products.organisationId), eq(organisations.state, 'active')),
    )
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(and(inArray(products.id, ids), eq(products.state, 'published')));
  const partsOf = await findParts(tx, ids);
  return rows.map((row) => {
    const { texts, ...parts } = partsOf(row.product.id);
    return { ...row, ...parts, names: Object.fromEntries(texts.map(({ locale, name }) => [locale, name])) };
  });
}

/** What else the seller offers under the same delivery term and place, so that it fits on the same order. */
export async function findOtherOffers(tx: Tx, offer: Offer): Promise<Offer[]> {
  const { id, organisationId, incoterm, incotermPlace } = offer.product;
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.organisationId, organisationId),
        eq(products.state, 'published'),
        eq(products.incoterm, incoterm),
        eq(products.incotermPlace, incotermPlace),
        ne(products.id, id),
      ),
    )
    .limit(20);
  return findOffers(
    tx,
    rows.map((row) => row.id),
  );
}
