import type { Metadata } from 'next';
import type { Authority } from '@/certificates/authority';
import { findAuthorities } from '@/certificates/find-authorities';
import { findOpenAuthorityRequests } from '@/certificates/find-authority-requests';
import type { AuthorityRequest } from '@/certificates/request-authority';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryLink, QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { requireOperator } from '../operator';
import { OperatorShell } from '../operator-shell';
import { shapeOfStatus, statusNow } from './authority-status';
import { type Outcome, OutcomeNotice } from './outcome';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'authorities')('title') };
}

/** Every authority of the installation, and the keys that wait for somebody else's certificate. */
export default async function AuthoritiesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'authorities');
  const { authorities, requests, portals } = await inTransaction(scopeOf(actor), async (tx) => ({
    authorities: await findAuthorities(tx),
    requests: await findOpenAuthorityRequests(tx),
    portals: await findPortals(tx),
  }));
  const marketOf = (portalId: string | null) => {
    const portal = portals.find(({ id }) => id === portalId);
    return portal ? textIn(locale, portal.chamberName) : t('operator');
  };
  const shown = authorities.filter((one) => one.kind !== 'ocsp' || statusNow(one) !== 'expired');
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <OutcomeNotice locale={locale} outcome={await searchParams} />
      <p>
        <PrimaryLink href={`/${locale}/operator/authorities/new`}>{t('new.title')}</PrimaryLink>{' '}
        <QuietLink href={`/${locale}/operator/authorities/recognise`}>{t('recognise.title')}</QuietLink>
      </p>
      <Requests locale={locale} requests={requests} marketOf={marketOf} />
      {shown.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <AuthorityTable locale={locale} authorities={shown} marketOf={marketOf} />
      )}
    </OperatorShell>
  );
}

interface WithMarket {
  readonly locale: Locale;
  readonly marketOf: (portalId: string | null) => string;
}

function Requests({ locale, requests, marketOf }: WithMarket & { requests: readonly AuthorityRequest[] }) {
  const t = translator(locale, 'authorities');
  if (requests.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('requests.title')}</h2>
      <ul>
        {requests.map(({ id, name, portalId, createdAt }) => (
          <li key={id}>
            <a href={`/${locale}/operator/authorities/requests/${id}`}>
              <bdi>{name}</bdi>
            </a>
            {' · '}
            <bdi>{marketOf(portalId)}</bdi>{' '}
            <span className="quiet">{t('requests.since', { date: formatDate(locale, createdAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AuthorityTable({
  locale,
  authorities,
  marketOf,
}: WithMarket & { authorities: readonly Authority[] }) {
  const t = translator(locale, 'authorities');
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      rows={authorities}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('columns.name'),
          cell: ({ id, name }) => (
            <a href={`/${locale}/operator/authorities/${id}`}>
              <bdi>{name}</bdi>
            </a>
          ),
        },
        { key: 'kind', header: t('columns.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: 'market',
          header: t('columns.market'),
          cell: ({ portalId }) => <bdi>{marketOf(portalId)}</bdi>,
        },
        {
          key: 'until',
          header: t('columns.until'),
          cell: ({ notAfter }) => <DateText locale={locale} at={notAfter} />,
        },
        {
          key: 'state',
          header: t('columns.state'),
          cell: (authority) => {
            const status = statusNow(authority);
            return <StatusWord shape={shapeOfStatus[status]}>{t(`states.${status}`)}</StatusWord>;
          },
        },
      ]}
    />
  );
}
