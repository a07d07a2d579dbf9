import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { categories } from './category';
import { type CardFacts, type CardReader, cardsIn, cardsOfPage, type ProductCard } from './product-card';
import { products } from './schema';

export interface ProductPage {
  readonly products: readonly ProductCard[];
  /** give this as `after` for the next page; null on the last */
  readonly next: string | null;
}

/** Published goods of a market, newest first, by keyset: page 500 costs what page 1 costs. */
export async function findProducts(
  tx: Tx,
  where: CardReader & {
    readonly portalId: string;
    readonly category?: string;
    readonly organisationId?: string;
    readonly producerId?: string;
    readonly after?: string;
    readonly limit?: number;
  },
): Promise<ProductPage> {
  const limit = Math.min(where.limit ?? 24, 100);
  const page = tx
    .select({ id: products.id, publishedAt: products.publishedAt })
    .from(products)
    .where(
      and(
        eq(products.portalId, where.portalId),
        eq(products.state, 'published'),
        where.category ? eq(products.category, where.category) : undefined,
        where.organisationId ? eq(products.organisationId, where.organisationId) : undefined,
        where.producerId ? eq(products.producerId, where.producerId) : undefined,
        olderThan(where.after),
      ),
    )
    .orderBy(desc(products.publishedAt), desc(products.id))
    .limit(limit + 1);
  const { rows } = await tx.execute<{ ids: readonly string[]; cards: readonly CardFacts[] }>(sql`
    with page as materialized (${page})
    select coalesce((select json_agg(id order by published_at desc, id desc) from page), '[]') as ids,
      ${cardsOfPage(where)} as cards`);
  const { ids, cards } = rows[0] ?? { ids: [], cards: [] };
  const found = cardsIn(ids.slice(0, limit), cards);
  const last = found.at(-1);
  return { products: found, next: ids.length > limit && last ? cursorOf(last) : null };
}

const mostCounted = 1000;

export interface CategoryCount {
  readonly category: string;
  /** counted up to a thousand, which any index gives at once; `isMore` when there are more */
  readonly products: number;
  readonly isMore: boolean;
}

/** The categories that have something on sale, the fullest first. */
export async function countByCategory(tx: Tx, portalId: string): Promise<CategoryCount[]> {
  const counted = await tx.execute<{ category: string; products: number }>(categoryCountsQuery(portalId));
  return counted.rows.map(({ category, products }) => ({
    category,
    products: Math.min(products, mostCounted),
    isMore: products > mostCounted,
  }));
}

/** {@link countByCategory} as it is asked of the database. */
export function categoryCountsQuery(portalId: string): SQL {
  return sql`
    select c.category, n.products
    from unnest(${sql.param([...categories])}::text[]) with ordinality as c (category, at)
    cross join lateral (select count(*)::int as products from (
      select 1 from product_search s where s.portal_id = ${portalId} and s.category = c.category order by s.serial desc
      limit ${mostCounted + 1}) counted) n
    where n.products > 0 order by n.products desc, c.category`;
}

function cursorOf({ publishedAt, id }: ProductCard): string {
  return `${publishedAt?.getTime() ?? 0}-${id}`;
}

/** A cursor that nobody could have got from us shows the first page. */
function olderThan(cursor: string | undefined) {
  const parts = /^(\d{1,15})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '');
  // what comes after the year 9999 PostgreSQL reads in another form than JavaScript writes
  if (!parts || Number(parts[1]) >= Date.UTC(10_000)) return undefined;
  const at = new Date(Number(parts[1])).toISOString();
  return sql`(${products.publishedAt}, ${products.id}) < (${at}::timestamptz, ${parts[2]}::uuid)`;
}
