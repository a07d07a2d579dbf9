import { locales } from '@/i18n/locales';
import type { Portal } from '@/portals/find-portals';
import { type SearchAddress, withinMarket } from './search-address';

/** Where is searched: in one market, in its languages and its first currency; or in all of them. */
export interface SearchPlace {
  readonly portalId?: string;
  readonly languages: readonly string[];
  /** amounts of the facets are in it, and prices are shown in it where there are any */
  readonly currency: string;
}

/** The currency that buyers of all markets compare in. */
const commonCurrency = 'EUR';

export function inMarket(portal: Portal): SearchPlace {
  const [first = commonCurrency] = portal.currencies;
  return { portalId: portal.id, languages: portal.locales, currency: first };
}

/** A search over these markets and where it is made; a market that does not exist is none that was chosen. */
export function amongMarkets(
  markets: readonly Portal[],
  asked: SearchAddress,
): { readonly search: SearchAddress; readonly place: SearchPlace } {
  const chosen = markets.find(({ slug }) => slug === asked.facets.market);
  return { search: chosen ? asked : withinMarket(asked), place: everywhere(chosen) };
}

/** All markets; only one of them where it was chosen, whose amounts stay in the currency they were asked in. */
function everywhere(chosen: Portal | undefined): SearchPlace {
  return chosen
    ? { ...inMarket(chosen), currency: commonCurrency }
    : { languages: locales, currency: commonCurrency };
}
