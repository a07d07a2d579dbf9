import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ProductFacts } from './product-facts';
import { priceTiers, products, productTexts, productVersions } from './schema';

/** The columns of `products` that a seller's facts decide. */
export function columnsOf(facts: ProductFacts) {
  const { texts: _texts, prices: _prices, ...columns } = facts;
  return columns;
}

/**
 * Replaces texts and prices and keeps the whole as version `version`, which an order signed on it will point to.
 * `products` itself has been written by the caller.
 */
export async function writeVersion(
  tx: Tx,
  input: {
    readonly productId: string;
    readonly version: number;
    readonly facts: ProductFacts;
    readonly changedBy: string | null;
  },
): Promise<void> {
  const { productId, version, facts, changedBy } = input;
  await tx.delete(productTexts).where(eq(productTexts.productId, productId));
  await tx
    .insert(productTexts)
    .values(Object.entries(facts.texts).map(([locale, text]) => ({ productId, locale, ...text })));
  await tx.delete(priceTiers).where(eq(priceTiers.productId, productId));
  await tx
    .insert(priceTiers)
    .values(
      facts.prices.flatMap(({ currency, tiers }) => tiers.map((tier) => ({ productId, currency, ...tier }))),
    );
  await tx.insert(productVersions).values({ productId, version, snapshot: { ...facts }, changedBy });
  await tx.update(products).set({ version, updatedAt: new Date() }).where(eq(products.id, productId));
}
