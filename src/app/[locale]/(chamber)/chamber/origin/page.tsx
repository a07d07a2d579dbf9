import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findCertificatesOfChamber, type OriginSummary } from '@/origin/find-certificates';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { shapeOfOrigin } from '../../../origin-words';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'origin')('title') };
}

/** Certificates of origin before the chamber: what waits for a decision, then what was decided. */
export default async function OriginQueuePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'origin');
  const { waiting, decided } = await inTransaction(scopeOf(actor), async (tx) => ({
    waiting: await findCertificatesOfChamber(tx, actor.portalId, ['requested']),
    decided: await findCertificatesOfChamber(tx, actor.portalId, ['issued', 'refused', 'withdrawn'], 50),
  }));
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('chamber.lead')} />
      {did && t.has(`done.${did}`) && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {waiting.length === 0 ? (
        <EmptyState title={t('chamber.none')}>{t('chamber.noneText')}</EmptyState>
      ) : (
        <Certificates locale={locale} title={t('chamber.waiting')} rows={waiting} />
      )}
      {decided.length > 0 && <Certificates locale={locale} title={t('chamber.decided')} rows={decided} />}
    </ChamberShell>
  );
}

function Certificates(props: { locale: Locale; title: string; rows: readonly OriginSummary[] }) {
  const { locale, title, rows } = props;
  const t = translator(locale, 'origin');
  return (
    <section className="section">
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ certificate }) => certificate.id}
        columns={[
          {
            key: 'number',
            header: t('columns.number'),
            cell: ({ certificate }) => (
              <a href={`/${locale}/chamber/origin/${certificate.id}`}>
                <bdi>{certificate.number}</bdi>
              </a>
            ),
          },
          { key: 'seller', header: t('columns.seller'), cell: ({ sellerName }) => <bdi>{sellerName}</bdi> },
          { key: 'buyer', header: t('columns.buyer'), cell: ({ buyerName }) => <bdi>{buyerName}</bdi> },
          { key: 'order', header: t('columns.order'), cell: ({ orderNumber }) => <bdi>{orderNumber}</bdi> },
          {
            key: 'state',
            header: t('columns.state'),
            cell: ({ certificate: { state } }) => (
              <StatusWord shape={shapeOfOrigin[state]}>{t(`states.${state}`)}</StatusWord>
            ),
          },
          {
            key: 'since',
            header: t('columns.since'),
            cell: ({ certificate }) => <DateText locale={locale} at={certificate.requestedAt} />,
          },
        ]}
      />
    </section>
  );
}
