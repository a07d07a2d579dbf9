import type { Metadata } from 'next';
import { requireActor } from '@/app/session';
import { findSavedSearches, type SavedSearch } from '@/catalogue/search/saved-searches';
import { chosenOf, pathOfSearch, readSearch } from '@/catalogue/search/search-address';
import { amongMarkets, inMarket } from '@/catalogue/search/search-place';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals, type Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryButton, PrimaryLink, QuietButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { facetWords } from '../../../(public)/p/[portal]/facet-words';
import { MemberShell } from '../../../member-shell';
import { remove, save, switchTo } from './actions';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ market?: string; save?: string; did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'search')('saved.title') };
}

/** What a member looks for again and again; a search that was just made waits at the top to be saved. */
export default async function SavedSearchesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { market, save: query, did, refused } = await searchParams;
  const actor = await requireActor(locale);
  const t = translator(locale, 'search');
  const { searches, portals } = await inTransaction(scopeOf(actor), async (tx) => ({
    searches: await findSavedSearches(tx, actor.personId),
    portals: await findPortals(tx),
  }));
  const portal = market ? portals.find(({ slug }) => slug === market) : null;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('saved.title')} lead={t('saved.lead')} />
      {refused && t.has(`saved.refused.${refused}`) && (
        <Notice tone="stopped">{t(`saved.refused.${refused}`)}</Notice>
      )}
      {did && t.has(`saved.did.${did}`) && <Notice tone="done">{t(`saved.did.${did}`)}</Notice>}
      {portal !== undefined && query && <NewSearch reader={{ locale, portal, portals }} query={query} />}
      {searches.length === 0 && !query && (
        <EmptyState
          title={t('saved.none')}
          action={
            <PrimaryLink href={actor.portalSlug ? `/${locale}/p/${actor.portalSlug}` : `/${locale}`}>
              {t('saved.browse')}
            </PrimaryLink>
          }
        >
          {t('saved.noneText')}
        </EmptyState>
      )}
      <ul className="markets">
        {searches.map((search) => (
          <li key={search.id}>
            <Saved reader={{ locale, portal: search.portal, portals }} search={search} />
          </li>
        ))}
      </ul>
    </MemberShell>
  );
}

interface SearchReader {
  locale: Locale;
  /** the market that is searched; null: all of them */
  portal: Portal | null;
  portals: readonly Portal[];
}

function NewSearch({ reader, query }: { reader: SearchReader; query: string }) {
  const { locale, portal } = reader;
  const t = translator(locale, 'search');
  return (
    <section className="section">
      <h2>{t('saved.newTitle')}</h2>
      <p>{searchWords(reader, query)}</p>
      <p className="quiet">{placeName(reader)}</p>
      <form action={save}>
        <input type="hidden" name="locale" value={locale} />
        {portal && <input type="hidden" name="market" value={portal.slug} />}
        <input type="hidden" name="query" value={query} />
        <PrimaryButton>{t('saved.button')}</PrimaryButton>
      </form>
    </section>
  );
}

function Saved({ reader, search }: { reader: SearchReader; search: SavedSearch }) {
  const { locale, portal } = reader;
  const t = translator(locale, 'search');
  const { query, alerts, alertedAt, createdAt } = search;
  return (
    <article>
      <h3>
        <a href={`/${locale}${pathOfSearch(portal?.slug ?? null, query)}`}>{searchWords(reader, query)}</a>
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
        <QuietButton formAction={switchTo}>{t(alerts ? 'saved.stop' : 'saved.resume')}</QuietButton>{' '}
        <QuietButton formAction={remove}>{t('saved.delete')}</QuietButton>
      </form>
    </article>
  );
}

function placeName({ locale, portal }: SearchReader): string {
  return portal ? textIn(locale, portal.name) : translator(locale, 'search')('saved.everywhere');
}

/** "karité · Burkina Faso · within 14 days" */
function searchWords({ locale, portal, portals }: SearchReader, query: string): string {
  const search = readSearch(new URLSearchParams(query));
  const { words, facets } = search;
  const { currency } = portal ? inMarket(portal) : amongMarkets(portals, search).place;
  const reader = { locale, currency, markets: portals };
  const chosen = chosenOf(facets).map((name) => facetWords(reader, name, facets[name] ?? ''));
  return [...(words ? [translator(locale, 'search')('words', { words })] : []), ...chosen].join(' · ');
}
