import { type SQL, sql } from 'drizzle-orm';
import type { Facets, Sort } from './facets';

/** What is asked of product_search. */
export interface SearchScope {
  /** one market; every market when left out */
  readonly portalId?: string | undefined;
  readonly facets: Facets;
  /** of the amounts in the facets */
  readonly currency: string;
  /** a tsquery as text; null when no words were given */
  readonly text: string | null;
  readonly sort: Sort;
  /** only goods of a higher serial number */
  readonly since?: string | undefined;
  /** only goods up to this serial number */
  readonly until?: string | undefined;
}

export interface FoundGoods {
  readonly id: string;
  readonly serial: string;
  /** what they are sorted by */
  readonly key: string;
}

/** What goods are sorted by, and whether the largest comes first; equals are told apart by serial number. */
export function orderOf({ sort, text }: SearchScope): { readonly key: SQL; readonly falls: boolean } {
  if (sort === 'price') return { key: sql`s.comparable_minor`, falls: false };
  if (sort === 'lead') return { key: sql`s.lead_time_days`, falls: false };
  if (sort === 'relevance' && text)
    return { key: sql`ts_rank(s.words, ${text}::tsquery)::float8`, falls: true };
  return { key: sql`s.serial`, falls: true };
}
