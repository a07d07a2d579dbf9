import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, producers } from '@/members/schema';
import { byCurrency, findVariants } from './find-product';
import { findStock } from './find-stock';
import type { PriceTier } from './price';
import { priceTiers, products, productTexts } from './schema';
import { madeToOrder, type Stock } from './stock';
import type { OfferedVariant } from './variant';

/** Goods as an order needs them: what may be bought, from whom, from which quantity on and at what price. */
export interface Offer {
  readonly product: typeof products.$inferSelect;
  readonly names: Readonly<Record<string, string>>;
  /** tiers by currency, each from the minimum order up */
  readonly prices: Readonly<Record<string, readonly PriceTier[]>>;
  /** empty for goods that come in one way only */
  readonly variants: readonly OfferedVariant[];
  /** of goods that come in one way only; that of variants stands with them */
  readonly stock: Stock;
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
  const texts = await tx.select().from(productTexts).where(inArray(productTexts.productId, ids));
  const tiers = await tx
    .select()
    .from(priceTiers)
    .where(inArray(priceTiers.productId, ids))
    .orderBy(asc(priceTiers.currency), asc(priceTiers.fromThousandths));
  const stock = await findStock(tx, ids);
  const variants = await findVariants(tx, ids, stock);
  return rows.map((row) => ({
    ...row,
    variants: variants.get(row.product.id) ?? [],
    stock: stock(row.product.id).get('') ?? madeToOrder,
    names: Object.fromEntries(
      texts.filter((text) => text.productId === row.product.id).map((text) => [text.locale, text.name]),
    ),
    prices: byCurrency(tiers.filter((tier) => tier.productId === row.product.id)),
  }));
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
