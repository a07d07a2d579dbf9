import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrganisations } from '@/members/find-organisations';
import { QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { pageOfRows } from '@/ui/page-of-rows';
import { StatusWord } from '@/ui/status-word';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { OrganisationForm } from './organisation-form';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ q?: string; after?: string; refused?: string }>;
}

const pageLength = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'chamber')('members.title') };
}

/** The members of the chamber's portal, and the way to enter another. */
export default async function MembersPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { q, after, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'chamber');
  const flash = refused ? await readFlash('organisation') : null;
  const found = await inTransaction(scopeOf(actor), (tx) =>
    findOrganisations(tx, { portalId: actor.portalId, search: q, after, limit: pageLength + 1 }),
  );
  const { rows: organisations, last } = pageOfRows(found, pageLength);
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('members.title')} lead={t('members.lead')}>
        <a href={`/${locale}/chamber/members/import`}>{translator(locale, 'member-import')('way')}</a>
      </PageHeader>
      <search>
        <form className="search-line">
          <div>
            <label htmlFor="q">{t('members.search')}</label>
            <input className="input" id="q" name="q" type="search" defaultValue={q} maxLength={100} />
          </div>
          <QuietButton>{t('members.find')}</QuietButton>
        </form>
      </search>
      {organisations.length === 0 ? (
        <EmptyState title={t(q ? 'members.noneFound' : 'members.none')}>{t('members.noneHint')}</EmptyState>
      ) : (
        <DataTable
          caption={t('members.title')}
          hideCaption
          rows={organisations}
          rowKey={(organisation) => organisation.id}
          columns={[
            {
              key: 'name',
              header: t('members.organisation'),
              cell: ({ id, legalName }) => (
                <a href={`/${locale}/chamber/members/${id}`}>
                  <bdi>{legalName}</bdi>
                </a>
              ),
            },
            {
              key: 'identifier',
              header: t('members.identifier'),
              cell: ({ organisationIdentifier }) => <bdi>{organisationIdentifier}</bdi>,
            },
            {
              key: 'country',
              header: t('members.country'),
              cell: ({ country }) => formatCountry(locale, country),
            },
            { key: 'people', header: t('members.people'), align: 'end', cell: ({ people }) => people },
            {
              key: 'state',
              header: t('members.state'),
              cell: ({ state }) => (
                <StatusWord shape={state === 'active' ? 'done' : 'stopped'}>
                  {t(`members.states.${state}`)}
                </StatusWord>
              ),
            },
          ]}
        />
      )}
      {last && (
        <p>
          <a href={`?${new URLSearchParams({ ...(q && { q }), after: last.legalName })}`}>
            {t('members.more')}
          </a>
        </p>
      )}
      <section className="section" id="add">
        <h2>{t('organisation.add')}</h2>
        <OrganisationForm locale={locale} flash={flash} />
      </section>
    </ChamberShell>
  );
}
