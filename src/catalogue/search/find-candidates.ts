import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { placeToken, tokensFound, tokensOf } from './facet-tokens';
import type { SearchCursor } from './search-cursor';
import { type FoundGoods, orderOf, type SearchScope } from './search-scope';
import { firstWindow, nextWindow, type SearchWindow } from './search-window';
import { placeOf } from './walk-list';

/** So many of the newest that match are looked at; what is counted and sorted is counted and sorted among them. */
export const mostCandidates = 500;
/** With so many found a search looks back no further. */
export const enoughCandidates = 60;
/** Where a page goes on among goods that were counted before, some may have come to match since. */
const mostOnLaterPages = 2 * mostCandidates;

export interface Candidates {
  readonly page: readonly FoundGoods[];
  /** how many were found, at most {@link mostCandidates} */
  readonly count: number;
  /** how far back was looked: there may be more below this serial number; null when these are all */
  readonly lookedBackTo: string | null;
  /** how often each facet token occurs among them; null when it was not asked for */
  readonly tokens: Readonly<Record<string, number>> | null;
}

/**
 * The newest goods that match, sixty to five hundred where there are so many, and a page of them in the wished
 * order. Looks back from the newest only as far as it must, so that a search costs about the same among a million goods
 * as among ten thousand; on later pages as far as it did for the first, and no further.
 */
export async function findCandidates(
  tx: Tx,
  scope: SearchScope,
  from: string,
  cursor: SearchCursor | null,
  limit: number,
): Promise<Candidates> {
  const top = Number(from);
  const oldestAsked = scope.since ? Number(scope.since) + 1 : 0;
  const isPinned = cursor?.lowest != null;
  const oldest = Math.max(oldestAsked, Number(cursor?.lowest ?? 0));
  const most = isPinned ? mostOnLaterPages : mostCandidates;
  let window = firstWindow(top);
  for (;;) {
    const looked = { ...window, lowest: Math.max(window.lowest, oldest) };
    const query = candidatesQuery(scope, looked, from, cursor, limit, most);
    const [found] = (await tx.execute<Row>(query)).rows;
    if (!found) throw new Error('a query of scalars has one row');
    const { oldest: oldestFound, ...candidates } = found;
    if (found.count === most) return { ...candidates, lookedBackTo: oldestFound };
    if (window.lowest <= oldest)
      return { ...candidates, lookedBackTo: oldest > oldestAsked ? String(oldest) : null };
    if (!isPinned && found.count >= enoughCandidates)
      return { ...candidates, lookedBackTo: String(window.lowest) };
    window = nextWindow(window, top, found.count, enoughCandidates);
  }
}

type Row = Omit<Candidates, 'lookedBackTo'> & { oldest: string | null };

/** The newest serial number on sale there; null when nothing is. */
export async function newestSerial(tx: Tx, portalId: string | undefined): Promise<string | null> {
  const found = await tx.execute<{ serial: string }>(sql`
    select s.serial::text as serial from product_search s where ${placeOf(portalId)}
    order by s.serial desc limit 1`);
  return found.rows[0]?.serial ?? null;
}

/**
 * One look through a window, as it is asked of the database. It begins with a remark and so is not kept prepared
 * (db/preparing-client.ts): a plan made ahead, for any words, walks through all goods where a rare word has few.
 */
export function candidatesQuery(
  scope: SearchScope,
  window: SearchWindow,
  from: string,
  cursor: SearchCursor | null,
  limit: number,
  most = mostCandidates,
): SQL {
  const { key, falls } = orderOf(scope);
  const words = scope.sort === 'relevance' ? sql`, s.words` : sql``;
  const last = cursor?.last;
  const after = last
    ? sql`where (key, serial) ${falls ? sql`<` : sql`>`} (${last.key}::float8, ${last.serial}::bigint)`
    : sql``;
  return sql`
    /* planned for these words */ with found as materialized (
      select s.id, s.serial, s.portal_id, s.facets, (${key})::float8 as key from (
        select s.product_id as id, s.serial, s.portal_id, s.facets, s.comparable_minor, s.lead_time_days${words}
        from product_search s
        where ${sql.join(conditionsOf(scope, window, from), sql` and `)}
        order by s.serial desc limit ${most}) s),
    page as (
      select id, serial, key from found ${after}
      order by ${falls ? sql`key desc, serial desc` : sql`key, serial`} limit ${limit})
    select (select count(*)::int from found) as count, (select min(serial)::text from found) as oldest,
      coalesce((select json_agg(json_build_object('id', id, 'serial', serial::text, 'key', key::text)) from page), '[]') as page,
      ${cursor ? sql`null` : tokensFound} as tokens`;
}

/** Everything by which the inverted index finds, and the edges of the window. */
function conditionsOf(scope: SearchScope, { blocks, lowest }: SearchWindow, from: string): SQL[] {
  const { portalId, facets, currency, text, since } = scope;
  const { origin, ...others } = facets;
  const tokens = tokensOf(portalId ? others : facets, currency);
  const oneOf = (column: SQL, values: readonly string[]) =>
    values.length === 1
      ? sql`${column} @> ${sql.param([...values])}::text[]`
      : sql`${column} && ${sql.param([...values])}::text[]`;
  const conditions = [
    ...(text ? [sql`s.words @@ ${text}::tsquery`] : []),
    ...tokens.map((list) => oneOf(sql`s.facets`, list)),
    ...(portalId ? [oneOf(sql`s.places`, [placeToken(portalId, origin)])] : []),
    ...(blocks.length > 0 ? [oneOf(sql`s.places`, blocks)] : []),
  ];
  return [
    ...(conditions.length > 0 ? conditions : [placeOf(undefined)]),
    ...(since ? [sql`s.serial > ${since}::bigint`] : []),
    sql`s.serial between ${lowest}::bigint and ${from}::bigint`,
  ];
}
