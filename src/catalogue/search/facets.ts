import { type Category, isCategory } from '../category';
import { bandOf, boundOf } from './search-band';

export const leadTimes = [7, 14, 30, 60, 90] as const;

/** What a search is narrowed down to; every one given must hold. Amounts are minor units of the reader's currency. */
export interface Facets {
  readonly category?: Category;
  /** a market by its slug; only where all are searched */
  readonly market?: string;
  /** ISO 3166-1 alpha-2 */
  readonly origin?: string;
  readonly incoterm?: string;
  /** the scheme of a certificate that has not expired */
  readonly certificate?: string;
  /** list price of a kilogram, litre or piece at most; a number of the series 1, 2, 5, 10, … */
  readonly price?: number;
  /** what the smallest order costs at most; a number of the same series */
  readonly order?: number;
  /** days until the goods are ready at most: 7, 14, 30, 60 or 90 */
  readonly lead?: number;
  /** 1..12: goods in season in that month or all year */
  readonly month?: number;
}

export type FacetName = keyof Facets;
export const facetNames = [
  'category',
  'market',
  'origin',
  'incoterm',
  'certificate',
  'price',
  'order',
  'lead',
  'month',
] as const satisfies readonly FacetName[];

export const sorts = ['newest', 'price', 'lead', 'relevance'] as const;
export type Sort = (typeof sorts)[number];

/** Reads a facet as it stands in an address; undefined when it says nothing that we could have written there. */
export function readFacets(query: URLSearchParams): Facets {
  const text = (name: FacetName) => query.get(name) ?? '';
  const number = (name: FacetName) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : Number.NaN);
  const category = text('category');
  const month = number('month');
  return {
    ...(isCategory(category) && { category }),
    ...(/^[a-z0-9-]{1,60}$/.test(text('market')) && { market: text('market') }),
    ...(/^[A-Z]{2}$/.test(text('origin')) && { origin: text('origin') }),
    ...(/^[A-Z]{3}$/.test(text('incoterm')) && { incoterm: text('incoterm') }),
    ...(/^[^\p{C}]{1,80}$/u.test(text('certificate')) && { certificate: text('certificate') }),
    ...(isBound(number('price')) && { price: number('price') }),
    ...(isBound(number('order')) && { order: number('order') }),
    ...((leadTimes as readonly number[]).includes(number('lead')) && { lead: number('lead') }),
    ...(month >= 1 && month <= 12 && { month }),
  };
}

function isBound(minor: number): boolean {
  return minor > 0 && boundOf(bandOf(minor)) === minor;
}
