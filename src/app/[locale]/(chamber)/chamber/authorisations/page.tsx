import type { Metadata } from 'next';
import { mandateWords, stateOf } from '@/app/[locale]/(member)/mandates/mandate-words';
import { RevokeForm } from '@/app/[locale]/(member)/mandates/revoke-form';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findMandatesOfPortal, findMandatesToEndorse, type MandateOfPerson } from '@/members/find-mandates';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { revoke } from './actions';
import { EndorseForms } from './endorse-forms';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'mandates')('title') };
}

/** The mandates of the chamber's members: what waits to be endorsed, then every one by organisation. */
export default async function AuthorisationsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'mandates');
  const { waiting, all } = await inTransaction(scopeOf(actor), async (tx) => ({
    waiting: await findMandatesToEndorse(tx, actor.portalId),
    all: await findMandatesOfPortal(tx, actor.portalId),
  }));
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('chamber.lead')} />
      {did && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      <section className="section">
        <h2>{t('chamber.queue')}</h2>
        {waiting.length === 0 ? (
          <EmptyState title={t('chamber.nothing')}>{t('chamber.nothingHint')}</EmptyState>
        ) : (
          <p className="prose quiet">{t('chamber.queueHint')}</p>
        )}
        {waiting.map((mandate) => (
          <EndorseForms key={mandate.id} locale={locale} mandate={mandate} />
        ))}
      </section>
      <section className="section">
        <h2>{t('chamber.all')}</h2>
        {all.length === 0 ? <p>{t('chamber.none')}</p> : <AllMandates locale={locale} mandates={all} />}
      </section>
    </ChamberShell>
  );
}

function AllMandates({ locale, mandates }: { locale: Locale; mandates: readonly MandateOfPerson[] }) {
  const t = translator(locale, 'mandates');
  return (
    <DataTable
      caption={t('chamber.all')}
      hideCaption
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'organisation',
          header: t('organisation'),
          cell: (mandate) => (
            <a href={`/${locale}/chamber/members/${mandate.organisationId}`}>
              <bdi>{mandate.organisationName}</bdi>
            </a>
          ),
        },
        { key: 'person', header: t('person'), cell: ({ personName }) => <bdi>{personName}</bdi> },
        {
          key: 'limit',
          header: t('limit'),
          align: 'end',
          cell: (mandate) => {
            const words = mandateWords(locale, mandate);
            return (
              <>
                {words.maximum}
                <br />
                <span className="quiet fine">{`${words.kinds}, ${words.together}`}</span>
              </>
            );
          },
        },
        { key: 'validity', header: t('validity'), cell: (mandate) => mandateWords(locale, mandate).validity },
        {
          key: 'state',
          header: t('state'),
          cell: (mandate) => <Standing locale={locale} mandate={mandate} />,
        },
      ]}
    />
  );
}

function Standing({ locale, mandate }: { locale: Locale; mandate: MandateOfPerson }) {
  const t = translator(locale, 'mandates');
  const { state, shape } = stateOf(mandate);
  return (
    <>
      <StatusWord shape={shape}>{t(`states.${state}`)}</StatusWord>
      {mandate.endorsedByName && (
        <div className="quiet fine">{t('endorsedBy', { name: mandate.endorsedByName })}</div>
      )}
      {mandate.refusedReason && (
        <div className="fine" dir="auto">
          {t('reason', { reason: mandate.refusedReason })}
        </div>
      )}
      {mandate.endorsedAt && !mandate.revokedAt && state !== 'expired' && (
        <RevokeForm locale={locale} mandate={mandate} action={revoke} />
      )}
    </>
  );
}
