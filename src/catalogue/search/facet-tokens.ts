import { type Facets, leadTimes } from './facets';
import { bandOf, boundOf } from './search-band';

/*
 * How facets are written into product_search.facets, which the database fills (refresh_product_search): c:fruit o:CM
 * i:FCA e:EU organic m:3 (m:0 all year) l:14 (ready in 8 to 14 days) v:EUR:9 (price band) q:EUR:15 (band of the smallest order). The market
 * stands beside them, in portal_id and as a place, and is counted as p:<id>.
 */

/** One list a facet: goods must carry one token of each. */
export function tokensOf(facets: Facets, currency: string): string[][] {
  const { category, origin, incoterm, certificate, price, order, lead, month } = facets;
  return [
    category && [`c:${category}`],
    origin && [`o:${origin}`],
    incoterm && [`i:${incoterm}`],
    certificate && [`e:${certificate}`],
    price && bandsUpTo(price).map((band) => `v:${currency}:${band}`),
    order && bandsUpTo(order).map((band) => `q:${currency}:${band}`),
    lead && leadTimes.filter((days) => days <= lead).map((days) => `l:${days}`),
    month && ['m:0', `m:${month}`],
  ].filter((tokens): tokens is string[] => Array.isArray(tokens));
}

function bandsUpTo(bound: number): number[] {
  return Array.from({ length: bandOf(bound) + 1 }, (_, band) => band);
}

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
