import { eq } from 'drizzle-orm';
import { type ProductFacts, productFacts } from '@/catalogue/product-facts';
import { products } from '@/catalogue/schema';
import { columnsOf, writeVersion } from '@/catalogue/write-product';
import { writeFirstStock } from '@/catalogue/write-stock';
import type { Tx } from '@/db/connection';
import { type Locale, locales } from '@/i18n/locales';
import { slugOf } from '@/members/organisation';
import { producers } from '@/members/schema';
import { coffeeAndCocoa } from './goods/coffee-and-cocoa';
import { crafts } from './goods/crafts';
import { fruit } from './goods/fruit';
import { type GoodsEntry, usualTiers } from './goods/goods-entry';
import { makers as makersOfWouri } from './goods/makers';
import { spices } from './goods/spices';

/** Of Wouri, in the order of the list, the first on top: what a buyer should see first. */
export const goods: readonly GoodsEntry[] = inTurn([fruit, spices, coffeeAndCocoa, crafts]);

export interface MarketGoods {
  readonly portalId: string;
  /** origin of the goods that name no other; Cameroon unless told */
  readonly country?: string;
  /** the language the goods were first described in; French unless told */
  readonly firstLanguage?: Locale;
  readonly organisationIds: Readonly<Record<string, string>>;
  readonly goods?: readonly GoodsEntry[];
  readonly makers?: typeof makersOfWouri;
  /** whether the chamber looks at goods before they are shown */
  readonly isReviewed?: boolean;
}

/**
 * Puts the goods and makers of a market up for sale, those of Wouri unless told. Runs in the system's scope; a market
 * that has goods already is left as it is.
 */
export async function loadGoods(tx: Tx, input: MarketGoods): Promise<{ products: number; makers: number }> {
  const { portalId, organisationIds } = input;
  const [sold, made] = [input.goods ?? goods, input.makers ?? makersOfWouri];
  const [already] = await tx
    .select({ id: products.id })
    .from(products)
    .where(eq(products.portalId, portalId))
    .limit(1);
  if (already) return { products: 0, makers: 0 };
  const makerIds: Record<string, string> = {};
  for (const { seller, ...facts } of made) {
    const [row] = await tx
      .insert(producers)
      .values({ ...facts, organisationId: idOf(organisationIds, seller) })
      .returning({ id: producers.id });
    makerIds[facts.slug] = row!.id;
  }
  const firstDay = Date.now() - sold.length * 86_400_000;
  for (const [position, entry] of sold.toReversed().entries()) {
    const facts = factsOf(entry, entry.maker ? idOf(makerIds, entry.maker) : null, input);
    const [row] = await tx
      .insert(products)
      .values({
        ...columnsOf(facts),
        portalId,
        organisationId: idOf(organisationIds, entry.seller),
        slug: slugOf((entry.en ?? entry.fr)![0]),
        ...standingOf(entry, input.isReviewed ?? false, new Date(firstDay + position * 86_400_000)),
      })
      .returning({ id: products.id });
    await writeVersion(tx, { productId: row!.id, version: 1, facts, changedBy: null });
    await writeFirstStock(tx, row!.id, facts);
  }
  return { products: sold.length, makers: made.length };
}

/** On sale, approved where the chamber looks first; or waiting for it. */
function standingOf({ awaitsReview }: GoodsEntry, isReviewed: boolean, at: Date) {
  if (awaitsReview) return { state: 'in-review', submittedAt: at } as const;
  return { state: 'published', publishedAt: at, approvedVersion: isReviewed ? 1 : null } as const;
}

function idOf(ids: Readonly<Record<string, string>>, key: string): string {
  const id = ids[key];
  if (!id) throw new Error(`the demo names ${key}, who is not in it`);
  return id;
}

function factsOf(
  entry: GoodsEntry,
  producerId: string | null,
  { country = 'CM', firstLanguage = 'fr' }: Pick<MarketGoods, 'country' | 'firstLanguage'>,
): ProductFacts {
  const { seller: _seller, maker: _maker, awaitsReview: _awaitsReview, listMinor, packed, ...facts } = entry;
  const texts = locales.flatMap((locale) => {
    const written = entry[locale];
    const translation = locale === firstLanguage ? 'original' : 'human';
    return written ? [[locale, { name: written[0], description: written[1], translation }] as const] : [];
  });
  return productFacts.parse({
    ...facts,
    originCountry: entry.originCountry ?? country,
    producerId,
    packaging: packed,
    texts: Object.fromEntries(texts),
    prices: [{ currency: 'EUR', tiers: usualTiers(entry.minimumThousandths, listMinor) }],
  });
}

/** One of each group by turns, so that the first screen shows the breadth of the market. */
function inTurn(groups: readonly (readonly GoodsEntry[])[]): GoodsEntry[] {
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group[i] ?? [])).flat();
}
