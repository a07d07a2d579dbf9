import { type SQL, sql } from 'drizzle-orm';
import { type Facets, leadTimes } from './facets';
import { bandOf, boundOf } from './search-band';

/*
 * How facets are written into product_search.facets, which the database fills (refresh_product_search): c:fruit o:CM
 * i:FCA e:EU organic m:3 (m:0 all year) l:14 (ready in 8 to 14 days) v:EUR:9 (price band) q:EUR:15 (band of the smallest
 * order) v4:EUR:2 q4:EUR:3 (four bands in one). The market stands beside them, in portal_id and as a place, and is counted
 * as p:<id>.
 */

/**
 * One list a facet: goods must carry one token of each. The rarest first, as far as can be told: the index goes on from
 * goods that have the first.
 */
export function tokensOf(facets: Facets, currency: string): string[][] {
  const { category, origin, incoterm, certificate, price, order, lead, month } = facets;
  return [
    certificate && [`e:${certificate}`],
    category && [`c:${category}`],
    incoterm && [`i:${incoterm}`],
    price && bandsUpTo('v', currency, price),
    order && bandsUpTo('q', currency, order),
    lead && leadTimes.filter((days) => days <= lead).map((days) => `l:${days}`),
    month && ['m:0', `m:${month}`],
    origin && [`o:${origin}`],
  ].filter((tokens): tokens is string[] => Array.isArray(tokens));
}

/** All bands up to the bound's: by fours, and those left over one by one. */
function bandsUpTo(prefix: 'v' | 'q', currency: string, bound: number): string[] {
  const bands = bandOf(bound) + 1;
  const fours = Math.floor(bands / 4);
  return [
    ...Array.from({ length: fours }, (_, four) => `${prefix}4:${currency}:${four}`),
    ...Array.from({ length: bands % 4 }, (_, more) => `${prefix}:${currency}:${4 * fours + more}`),
  ];
}

/**
 * Where goods lie, as product_search.places says it: in a market, or of an origin within it. A market has goods of few
 * origins and an origin is in few markets, so that both together are one token.
 */
export function placeToken(portalId: string, origin: string | undefined): string {
  return origin ? `p:${portalId}:${origin}` : `p:${portalId}`;
}

/** How often each token occurs in a query's `found`, which has portal_id and facets; null where nothing was found. */
export const tokensFound: SQL = sql`(select json_object_agg(token, n) from (
  select token, count(*)::int as n from found, unnest(array_prepend('p:' || portal_id, facets)) as token group by token) t)`;

export interface FacetChoice<T> {
  readonly value: T;
  /** how many of the goods counted have it */
  readonly count: number;
}

/** What the goods found could be narrowed down to, the frequent first; of amounts and times, each with all below it. */
export interface FacetChoices {
  readonly category: readonly FacetChoice<string>[];
  /** by the ids of the markets */
  readonly market: readonly FacetChoice<string>[];
  readonly origin: readonly FacetChoice<string>[];
  readonly incoterm: readonly FacetChoice<string>[];
  readonly certificate: readonly FacetChoice<string>[];
  readonly price: readonly FacetChoice<number>[];
  readonly order: readonly FacetChoice<number>[];
  readonly lead: readonly FacetChoice<number>[];
  readonly month: readonly FacetChoice<number>[];
}

/** Choices from how often each token occurs among the goods found. */
export function choicesOf(counts: Readonly<Record<string, number>>, currency: string): FacetChoices {
  const withPrefix = (prefix: string) =>
    Object.entries(counts)
      .filter(([token]) => token.startsWith(prefix))
      .map(([token, count]) => ({ value: token.slice(prefix.length), count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  const bands = (prefix: string) => cumulative(withPrefix(`${prefix}:${currency}:`), boundOf);
  const allYear = counts['m:0'] ?? 0;
  return {
    category: withPrefix('c:'),
    market: withPrefix('p:'),
    origin: withPrefix('o:'),
    incoterm: withPrefix('i:'),
    certificate: withPrefix('e:'),
    price: bands('v'),
    order: bands('q'),
    lead: cumulative(
      withPrefix('l:').filter(({ value }) => value !== 'more'),
      (days) => days,
    ),
    month: withPrefix('m:')
      .filter(({ value }) => value !== '0')
      .map(({ value, count }) => ({ value: Number(value), count: count + allYear }))
      .sort((a, b) => a.value - b.value),
  };
}

function cumulative(
  choices: readonly FacetChoice<string>[],
  bound: (step: number) => number,
): FacetChoice<number>[] {
  let sum = 0;
  return choices
    .map(({ value, count }) => ({ value: bound(Number(value)), count }))
    .sort((a, b) => a.value - b.value)
    .map(({ value, count }) => {
      sum += count;
      return { value, count: sum };
    });
}
