import { and, eq, inArray, max, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type CardReader, cardOf, type ProductCard, selectCards } from './product-card';
import { products, productTexts } from './schema';

export interface SearchResult {
  readonly products: readonly ProductCard[];
  /** 'similar' when nothing has the words and these merely look like them: probably a slip of the pen */
  readonly by: 'words' | 'similar';
}

const most = 48;

/**
 * Published goods of a market that match what was typed, best first. Each text is searched with the dictionary of its
 * language ("séchées" finds "séché") and accents folded; when nothing has the words, names that look alike are taken
 * ("pinaple"). `languages` are those the market writes in.
 */
export async function searchProducts(
  tx: Tx,
  where: CardReader & {
    readonly portalId: string;
    readonly languages: readonly string[];
    readonly words: string;
  },
): Promise<SearchResult> {
  const words = where.words.trim().slice(0, 100);
  if (!words) return { products: [], by: 'words' };
  const exact = await rankedBy(tx, where.portalId, byWords(where.languages, words));
  if (exact.size > 0) return { products: await cardsInOrder(tx, where, exact), by: 'words' };
  const similar = await rankedBy(tx, where.portalId, await byLikeness(tx, words));
  return { products: await cardsInOrder(tx, where, similar), by: 'similar' };
}

interface Match {
  readonly condition: SQL | undefined;
  readonly rank: SQL<number>;
}

/** One condition per language with a constant dictionary, so that each can use the index. */
function byWords(languages: readonly string[], words: string): Match {
  const query = (locale: SQL | string) =>
    sql`websearch_to_tsquery(search_configuration(${locale}), fold(${words}))`;
  const inLanguage = (locale: string) =>
    and(eq(productTexts.locale, locale), sql`${productTexts.search} @@ ${query(locale)}`);
  return {
    condition: or(...languages.map(inLanguage)) ?? sql`false`,
    rank: sql<number>`ts_rank(${productTexts.search}, ${query(sql`${productTexts.locale}`)})`,
  };
}

async function byLikeness(tx: Tx, words: string): Promise<Match> {
  await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', '0.35', true)`);
  const name = sql`fold(${productTexts.name})`;
  return {
    condition: sql`fold(${words}) <% ${name}`,
    rank: sql<number>`word_similarity(fold(${words}), ${name})`,
  };
}

async function rankedBy(tx: Tx, portalId: string, { condition, rank }: Match): Promise<Map<string, number>> {
  const best = max(rank);
  const rows = await tx
    .select({ id: products.id, rank: best })
    .from(productTexts)
    .innerJoin(products, eq(products.id, productTexts.productId))
    .where(and(eq(products.portalId, portalId), eq(products.state, 'published'), condition))
    .groupBy(products.id)
    .orderBy(sql`${best} desc, ${products.id} desc`)
    .limit(most);
  return new Map(rows.map((row, position) => [row.id, position]));
}

async function cardsInOrder(tx: Tx, reader: CardReader, order: Map<string, number>): Promise<ProductCard[]> {
  if (order.size === 0) return [];
  const rows = await selectCards(tx, reader).where(inArray(products.id, [...order.keys()]));
  return rows.map(cardOf).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
