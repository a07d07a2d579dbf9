import { type FacetName, type Facets, facetNames, readFacets, type Sort, sorts } from './facets';

/** A search as it stands in the address of its page: ?q=mangue&origin=CM&sort=price&after=… */
export interface SearchAddress {
  readonly words: string;
  readonly facets: Facets;
  /** undefined: by relevance where there are words, else newest first */
  readonly sort: Sort | undefined;
  readonly after: string | undefined;
}

const longestWords = 100;

/** What nobody could have got from us is left out. */
export function readSearch(query: URLSearchParams): SearchAddress {
  const sort = query.get('sort');
  return {
    words: (query.get('q') ?? '')
      .replace(/\p{Cf}/gu, '')
      .replace(/\p{C}/gu, ' ')
      .trim()
      .slice(0, longestWords),
    facets: readFacets(query),
    sort: sorts.find((known) => known === sort),
    after: query.get('after')?.slice(0, 80) ?? undefined,
  };
}

/** The query of its address, always in the same order: the same search has one address. */
export function writeSearch({ words, facets, sort, after }: SearchAddress): string {
  return new URLSearchParams(fieldsOf({ words, facets, sort, after })).toString();
}

/** Where a search is shown, without the language: on the page of its market, or of all. */
export function pathOfSearch(market: string | null, query: string): string {
  return `${market ? `/p/${market}` : '/goods'}?${query}`;
}

/** The fields of a search as a form would send them. */
export function fieldsOf({ words, facets, sort, after }: SearchAddress): [string, string][] {
  return [
    ...(words ? [['q', words] as [string, string]] : []),
    ...chosenOf(facets).map((name): [string, string] => [name, String(facets[name])]),
    ...(sort ? [['sort', sort] as [string, string]] : []),
    ...(after ? [['after', after] as [string, string]] : []),
  ];
}

export function chosenOf(facets: Facets): FacetName[] {
  return facetNames.filter((name) => facets[name] !== undefined);
}

/** The search of a market's own page, where no other market can be chosen. */
export function withinMarket(search: SearchAddress): SearchAddress {
  const { market: _, ...facets } = search.facets;
  return { ...search, facets };
}

/** Nothing searched, nothing chosen, from the beginning and in the usual order. */
export function isWholeList({ words, facets, sort, after }: SearchAddress): boolean {
  return !words && chosenOf(facets).length === 0 && !sort && !after;
}

/** The same search from its beginning, with one facet given, or taken away. */
export function narrowed(
  search: SearchAddress,
  name: FacetName,
  value: string | number | undefined,
): SearchAddress {
  const { [name]: _before, ...facets } = search.facets;
  return { ...search, facets: value === undefined ? facets : { ...facets, [name]: value }, after: undefined };
}
