import type { Metadata } from 'next';
import { requireActor } from '@/app/session';
import { findSavedSearches, type SavedSearch } from '@/catalogue/search/saved-searches';
import { chosenOf, readSearch } from '@/catalogue/search/search-address';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortal, type Portal } from '@/portals/find-portals';
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
  const { searches, portal } = await inTransaction(scopeOf(actor), async (tx) => ({
    searches: await findSavedSearches(tx, actor.personId),
    portal: market ? await findPortal(tx, market) : null,
  }));
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('saved.title')} lead={t('saved.lead')} />
      {refused && t.has(`saved.refused.${refused}`) && (
        <Notice tone="stopped">{t(`saved.refused.${refused}`)}</Notice>
      )}
      {did && t.has(`saved.did.${did}`) && <Notice tone="done">{t(`saved.did.${did}`)}</Notice>}
      {portal && query && <NewSearch locale={locale} portal={portal} query={query} />}
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
            <Saved locale={locale} search={search} />
          </li>
        ))}
      </ul>
    </MemberShell>
  );
}

function NewSearch({ locale, portal, query }: { locale: Locale; portal: Portal; query: string }) {
  const t = translator(locale, 'search');
  return (
    <section className="section">
      <h2>{t('saved.newTitle')}</h2>
      <p>{searchWords(locale, portal, query)}</p>
      <form action={save}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="market" value={portal.slug} />
        <input type="hidden" name="query" value={query} />
        <PrimaryButton>{t('saved.button')}</PrimaryButton>
      </form>
    </section>
  );
}

function Saved({ locale, search }: { locale: Locale; search: SavedSearch }) {
  const t = translator(locale, 'search');
  const { portal, query, alerts, alertedAt, createdAt } = search;
  return (
    <article>
      <h3>
        <a href={`/${locale}/p/${portal.slug}?${query}`}>{searchWords(locale, portal, query)}</a>
      </h3>
      <p className="quiet">
        {[
          textIn(locale, portal.name),
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

/** "karité · Burkina Faso · within 14 days" */
function searchWords(locale: Locale, portal: Portal, query: string): string {
  const { words, facets } = readSearch(new URLSearchParams(query));
  const market = { locale, currency: portal.currencies[0] ?? 'EUR' };
  const chosen = chosenOf(facets).map((name) => facetWords(market, name, facets[name] ?? ''));
  return [...(words ? [`“${words}”`] : []), ...chosen].join(' · ');
}
