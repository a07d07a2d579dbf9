import type { SearchAddress } from '@/catalogue/search/search-address';
import { amongMarkets } from '@/catalogue/search/search-place';
import { type SearchResult, searchProducts } from '@/catalogue/search-products';
import type { Tx } from '@/db/connection';
import type { Locale } from '@/i18n/locales';
import { findPortals, type Portal } from '@/portals/find-portals';
import type { FacetReader } from '../p/[portal]/facet-words';

export interface EverywhereView {
  readonly search: SearchAddress;
  readonly reader: FacetReader;
  readonly markets: readonly Portal[];
  readonly result: SearchResult;
}

/** The goods of all markets that a search finds. */
export async function readEverywhere(tx: Tx, locale: Locale, asked: SearchAddress): Promise<EverywhereView> {
  const markets = await findPortals(tx);
  const { search, place } = amongMarkets(markets, asked);
  const result = await searchProducts(tx, { ...place, locale, ...search, limit: 18 });
  return { search, reader: { locale, currency: place.currency, markets }, markets, result };
}
