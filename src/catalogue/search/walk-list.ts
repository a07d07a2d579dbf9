import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
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

/** The next goods of a list in the order of an index: all of a market or a category, or the newest everywhere. */
export async function walkList(
  tx: Tx,
  scope: SearchScope,
  cursor: SearchCursor | null,
  limit: number,
): Promise<FoundGoods[]> {
  const rows = await tx.execute<{ id: string; serial: string; key: string }>(walkQuery(scope, cursor, limit));
  return rows.rows;
}

/** {@link walkList} as it is asked of the database. */
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

export interface WalkBegun {
  readonly page: readonly FoundGoods[];
  /** how many there are, at most as many as were counted */
  readonly count: number;
  /** how often each facet token occurs among those counted */
  readonly tokens: Readonly<Record<string, number>>;
}

/** The first goods of a list that can be walked, and what its newest `most` could be narrowed down to: in one message. */
export async function beginWalk(tx: Tx, scope: SearchScope, limit: number, most: number): Promise<WalkBegun> {
  const { rows } = await tx.execute<WalkBegun & Record<string, unknown>>(sql`
    with found as materialized (
      select s.portal_id, s.facets from product_search s where ${placeOf(scope.portalId, scope.facets.category)} order by s.serial desc limit ${most}),
    page as (${walkQuery(scope, null, limit)})
    select (select count(*)::int from found) as count,
      coalesce((select json_agg(json_build_object('id', id, 'serial', serial, 'key', key)) from page), '[]') as page,
      coalesce(${tokensFound}, '{}') as tokens`);
  const [begun] = rows;
  if (!begun) throw new Error('a query of scalars has one row');
  return begun;
}
