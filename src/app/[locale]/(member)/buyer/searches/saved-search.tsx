import type { SavedSearch } from '@/catalogue/search/saved-searches';
import { chosenOf, pathOfSearch, readSearch } from '@/catalogue/search/search-address';
import { amongMarkets, inMarket } from '@/catalogue/search/search-place';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { QuietButton } from '@/ui/button';
import { facetWords } from '../../../(public)/p/[portal]/facet-words';
import { remove, switchTo } from './actions';

/** Who reads searches, and of which market. */
export interface SearchReader {
  locale: Locale;
  /** the market that is searched; null: all of them */
  portal: Portal | null;
  portals: readonly Portal[];
}

/** A search that was kept: where it leads, since when, and what may be done with it. */
export function Saved({ reader, search }: { reader: SearchReader; search: SavedSearch }) {
  const { locale, portal } = reader;
  const t = translator(locale, 'search');
  const { query, alerts, alertedAt, createdAt } = search;
  const named = searchWords(reader, query);
  const ofIt = <span className="visually-hidden">: {named}</span>;
  return (
    <article>
      <h3>
        <a href={`/${locale}${pathOfSearch(portal?.slug ?? null, query)}`}>{named}</a>
      </h3>
      <p className="quiet">
        {[
          placeName(reader),
          t('saved.since', { date: formatDate(locale, createdAt) }),
          ...(alertedAt ? [t('saved.alerted', { date: formatDate(locale, alertedAt) })] : []),
          ...(alerts ? [] : [t('saved.off')]),
        ].join(' · ')}
      </p>
      <form>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="searchId" value={search.id} />
        <input type="hidden" name="alerts" value={alerts ? 'off' : 'on'} />
        <QuietButton formAction={switchTo}>
          {t(alerts ? 'saved.stop' : 'saved.resume')}
          {ofIt}
        </QuietButton>{' '}
        <QuietButton formAction={remove}>
          {t('saved.delete')}
          {ofIt}
        </QuietButton>
      </form>
    </article>
  );
}

/** The market that is searched, or that all are. */
export function placeName({ locale, portal }: SearchReader): string {
  return portal ? textIn(locale, portal.name) : translator(locale, 'search')('saved.everywhere');
}

/** "karité · Burkina Faso · within 14 days" */
export function searchWords({ locale, portal, portals }: SearchReader, query: string): string {
  const search = readSearch(new URLSearchParams(query));
  const { words, facets } = search;
  const { currency } = portal ? inMarket(portal) : amongMarkets(portals, search).place;
  const reader = { locale, currency, markets: portals };
  const chosen = chosenOf(facets).map((name) => facetWords(reader, name, facets[name] ?? ''));
  return [...(words ? [translator(locale, 'search')('words', { words })] : []), ...chosen].join(' · ');
}
