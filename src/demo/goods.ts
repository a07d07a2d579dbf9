import { eq } from 'drizzle-orm';
import { type ProductFacts, productFacts } from '@/catalogue/product-facts';
import { products } from '@/catalogue/schema';
import { columnsOf, writeVersion } from '@/catalogue/write-product';
import type { Tx } from '@/db/connection';
import { slugOf } from '@/members/organisation';
import { producers } from '@/members/schema';
import { coffeeAndCocoa } from './goods/coffee-and-cocoa';
import { crafts } from './goods/crafts';
import { fruit } from './goods/fruit';
import { type GoodsEntry, type SellerKey, usualTiers } from './goods/goods-entry';
import { makers } from './goods/makers';
import { spices } from './goods/spices';

/** In the order of the list, the first on top: what a buyer should see first. */
export const goods: readonly GoodsEntry[] = inTurn([fruit, spices, coffeeAndCocoa, crafts]);

/**
 * Puts the goods and makers of the Wouri market up for sale, for the two selling organisations of wouri.ts. Runs in the system's scope; a market that has them already is left as it is.
 */
export async function loadGoods(
  tx: Tx,
  input: { readonly portalId: string; readonly organisationIds: Readonly<Record<SellerKey, string>> },
): Promise<{ products: number; makers: number }> {
  const { portalId, organisationIds } = input;
  const [already] = await tx
    .select({ id: products.id })
    .from(products)
    .where(eq(products.portalId, portalId))
    .limit(1);
  if (already) return { products: 0, makers: 0 };
  const makerIds = new Map<string, string>();
  for (const { seller, ...facts } of makers) {
    const [row] = await tx
      .insert(producers)
      .values({ ...facts, organisationId: organisationIds[seller] })
      .returning({ id: producers.id });
    makerIds.set(facts.slug, row!.id);
  }
  const firstDay = Date.now() - goods.length * 86_400_000;
  for (const [position, entry] of goods.toReversed().entries()) {
    const facts = factsOf(entry, entry.maker ? (makerIds.get(entry.maker) ?? null) : null);
    const [row] = await tx
      .insert(products)
      .values({
        ...columnsOf(facts),
        portalId,
        organisationId: organisationIds[entry.seller],
        slug: slugOf(entry.en[0]),
        state: 'published',
        publishedAt: new Date(firstDay + position * 86_400_000),
      })
      .returning({ id: products.id });
    await writeVersion(tx, { productId: row!.id, version: 1, facts, changedBy: null });
  }
  return { products: goods.length, makers: makers.length };
}

function factsOf(entry: GoodsEntry, producerId: string | null): ProductFacts {
  const { seller: _seller, maker: _maker, listMinor, en, fr, packed, ...facts } = entry;
  return productFacts.parse({
    ...facts,
    originCountry: 'CM',
    producerId,
    packaging: packed,
    texts: {
      fr: { name: fr[0], description: fr[1], translation: 'original' },
      en: { name: en[0], description: en[1], translation: 'human' },
    },
    prices: [{ currency: 'EUR', tiers: usualTiers(entry.minimumThousandths, listMinor) }],
  });
}

/** One of each group by turns, so that the first screen shows the breadth of the market. */
function inTurn(groups: readonly (readonly GoodsEntry[])[]): GoodsEntry[] {
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group[i] ?? [])).flat();
}
