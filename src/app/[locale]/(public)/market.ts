import { namesNothing } from '@/app/names-nothing';
import { homeOf } from '@/app/own-host/route-own-host';
import { publicMarket } from '@/app/page-cache/public-pages';
import { portalBrand } from '@/app/portal-brand';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { readPublic } from '@/db/read-public';
import { isLocale, type Locale, locales } from '@/i18n/locales';
import type { Portal } from '@/portals/find-portals';
import type { DocumentFacts } from '@/ui/document';
import type { PortalBrand } from '@/ui/masthead';

/** Where a public page stands: in whose market, and in which language it is read. */
export interface Market {
  readonly locale: Locale;
  readonly portal: Portal;
  readonly brand: PortalBrand;
  /** the languages the market writes in, in our order */
  readonly languages: readonly Locale[];
  /** the currency its list prices are shown in */
  readonly currency: string;
}

/**
 * Reads one page's data in one transaction that sees only what is public; readings that do not need each other's answer
 * should be asked for together. Null when the language or the market does
 * not exist, or when `read` finds nothing: the page is then a 404.
 */
export async function readInMarket<T>(
  asked: { readonly locale: string; readonly portal: string },
  read: (tx: Tx, market: Market) => Promise<T | null>,
): Promise<{ readonly market: Market; readonly found: T } | null> {
  const { locale } = asked;
  if (!isLocale(locale) || namesNothing(asked)) return null;
  const portal = await publicMarket(asked.portal);
  if (!portal) return null;
  const market: Market = {
    locale,
    portal,
    brand: portalBrand(portal, locale),
    languages: locales.filter((code) => portal.locales.includes(code)),
    currency: portal.currencies[0] ?? 'EUR',
  };
  const found = await readPublic((tx) => read(tx, market));
  return found === null ? null : { market, found };
}

/**
 * The facts every page of a market shares; `path` follows "/p/{market}". In a language the market does not write in, only
 * the frame is: search engines are told to leave that page alone, since it says the same as one of the market's own.
 */
export function marketFacts(
  market: Market,
  page: {
    readonly title: string;
    readonly description: string;
    readonly path: string;
    readonly query?: string;
    readonly indexed?: boolean;
    readonly card?: string;
  },
): DocumentFacts {
  const { locale, brand, languages, portal } = market;
  const { indexed = true } = page;
  return {
    ...page,
    home: homeOf(portal, page.path, config().baseUrl),
    indexed: indexed && languages.includes(locale),
    locale,
    languages,
    portal: brand,
    origin: config().baseUrl,
    path: `/p/${brand.slug}${page.path}`,
  };
}
