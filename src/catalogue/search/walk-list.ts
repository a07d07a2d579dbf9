import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type CardFacts, type CardReader, cardsOfPage } from '../product-card';
import { tokensFound } from './facet-tokens';
import { facetNames } from './facets';
import type { SearchCursor } from './search-cursor';
import { type FoundGoods, orderOf, type SearchScope } from './search-scope';

/** Has the scope an index that holds its goods in the wished order? Then any page costs what the first costs. */
export function canWalk(scope: SearchScope): boolean {
  const { text, since, portalId, sort, facets } = scope;
  if (text || since || facetNames.some((name) => facets[name] && name !== 'market' && name !== 'category'))
    return false;
  return portalId ? true : !facets.category && sort === 'newest';
}

/** The goods of {@link walkList} as they are asked of the database. */
export function walkQuery(scope: SearchScope, cursor: SearchCursor | null, limit: number): SQL {
  const { key, falls } = orderOf(scope);
  const last = cursor?.last;
  const after = !cursor
    ? sql``
    : falls || !last
      ? sql`and s.serial <= ${cursor.from}::bigint`
      : sql`and (${key}, s.serial) > (${last.key}::bigint, ${last.serial}::bigint)`;
  return sql`
    select s.product_id as id, s.serial::text as serial, ${key}::text as key
    from product_search s
    where ${placeOf(scope.portalId, scope.facets.category)} ${after}
    order by ${falls ? sql`s.serial desc` : sql`${key}, s.serial`}
    limit ${limit}`;
}

export function placeOf(portalId: string | undefined, category?: string): SQL {
  if (!portalId) return sql`s.portal_id is not null`;
  return category
    ? sql`s.portal_id = ${portalId} and s.category = ${category}`
    : sql`s.portal_id = ${portalId}`;
}

export interface Walked {
  readonly page: readonly FoundGoods[];
  readonly cards: readonly CardFacts[];
  /** how many there are, at most as many as were counted; null where none were */
  readonly count: number | null;
  /** how often each facet token occurs among those counted */
  readonly tokens: Readonly<Record<string, number>> | null;
}

/**
 * The next goods of a list in the order of an index, all of a market or a category, or the newest everywhere; with their
 * cards, and on the first page with what the newest `most` could be narrowed down to: in one message.
 */
export async function walkList(
  tx: Tx,
  scope: SearchScope,
  {
    reader,
    cursor,
    limit,
    most,
  }: {
    readonly reader: CardReader;
    readonly cursor: SearchCursor | null;
    readonly limit: number;
    readonly most: number;
  },
): Promise<Walked> {
  const found = sql`found as materialized (
      select s.portal_id, s.facets from product_search s
      where ${placeOf(scope.portalId, scope.facets.category)} order by s.serial desc limit ${most}),`;
  const { rows } = await tx.execute<Walked & Record<string, unknown>>(sql`
    with ${cursor ? sql`` : found} page as materialized (${walkQuery(scope, cursor, limit)})
    select ${cursor ? sql`null::int` : sql`(select count(*)::int from found)`} as count,
      ${cursor ? sql`null::json` : sql`coalesce(${tokensFound}, '{}')`} as tokens,
      coalesce((select json_agg(json_build_object('id', id, 'serial', serial, 'key', key)) from page), '[]') as page,
      ${cardsOfPage(reader)} as cards`);
  const [walked] = rows;
  if (!walked) throw new Error('a query of scalars has one row');
  return walked;
}
