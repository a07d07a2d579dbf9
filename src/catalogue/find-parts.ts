import { asc, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findStock } from './find-stock';
import type { PriceTier } from './price';
import { priceTiers, productTexts, productVariants } from './schema';
import { madeToOrder, type Stock } from './stock';
import type { OfferedVariant } from './variant';

/** What is said of goods beside their own row. */
export interface ProductParts {
  readonly texts: readonly (typeof productTexts.$inferSelect)[];
  /** tiers by currency, each from the minimum order up */
  readonly prices: Readonly<Record<string, readonly PriceTier[]>>;
  /** in the seller's order; empty for goods that come in one way only */
  readonly variants: readonly OfferedVariant[];
  /** of goods that come in one way only; that of variants stands with them */
  readonly stock: Stock;
}

/** Reads the parts of goods, in four queries however many, which are asked at once; gives them by product. */
export async function findParts(
  tx: Tx,
  productIds: readonly string[],
): Promise<(productId: string) => ProductParts> {
  const ids = [...productIds];
  const [texts, tiers, variants, stock] = await Promise.all([
    tx.select().from(productTexts).where(inArray(productTexts.productId, ids)),
    tx
      .select()
      .from(priceTiers)
      .where(inArray(priceTiers.productId, ids))
      .orderBy(asc(priceTiers.currency), asc(priceTiers.fromThousandths)),
    tx
      .select()
      .from(productVariants)
      .where(inArray(productVariants.productId, ids))
      .orderBy(asc(productVariants.position)),
    findStock(tx, ids),
  ]);
  const [textsOf, tiersOf, variantsOf] = [byProduct(texts), byProduct(tiers), byProduct(variants)];
  return (id) => ({
    texts: textsOf(id),
    prices: byCurrency(tiersOf(id)),
    variants: variantsOf(id).map(({ productId: _, position: __, ...variant }) => ({
      ...variant,
      ...(stock(id).get(variant.code) ?? madeToOrder),
    })),
    stock: stock(id).get('') ?? madeToOrder,
  });
}

function byProduct<T extends { readonly productId: string }>(
  rows: readonly T[],
): (id: string) => readonly T[] {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const before = found.get(row.productId);
    if (before) before.push(row);
    else found.set(row.productId, [row]);
  }
  return (id) => found.get(id) ?? [];
}

/** Tiers as rows, grouped by currency in the order given. */
function byCurrency(
  tiers: readonly (PriceTier & { readonly currency: string })[],
): Record<string, PriceTier[]> {
  const prices: Record<string, PriceTier[]> = {};
  for (const { currency, fromThousandths, unitMinor } of tiers) {
    prices[currency] ??= [];
    prices[currency].push({ fromThousandths, unitMinor });
  }
  return prices;
}
