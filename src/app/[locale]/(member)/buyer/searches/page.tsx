import type { Metadata } from 'next';
import { requireActor } from '@/app/session';
import { findSavedSearches } from '@/catalogue/search/saved-searches';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals } from '@/portals/find-portals';
import { PrimaryButton, PrimaryLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../member-shell';
import { save } from './actions';
import { placeName, Saved, type SearchReader, searchWords } from './saved-search';

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
