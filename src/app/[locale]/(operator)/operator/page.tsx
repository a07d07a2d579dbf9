import type { Metadata } from 'next';
import { countGoodsByPortal } from '@/catalogue/count-by-portal';
import { countCertificatesByPortal } from '@/certificates/count-by-portal';
import { inTransaction } from '@/db/transaction';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { countMembersByPortal } from '@/members/count-by-portal';
import { findPortals } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { PrimaryLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { requireOperator } from './operator';
import { OperatorShell } from './operator-shell';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('portals.title') };
}

/** Every market place with its figures, and the way to open another. */
export default async function PortalsPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const { portals, members, certificates, goods } = await inTransaction(scopeOf(actor), async (tx) => ({
    portals: await findPortals(tx),
    members: await countMembersByPortal(tx),
    certificates: await countCertificatesByPortal(tx, new Date()),
    goods: await countGoodsByPortal(tx),
  }));
  const open = <PrimaryLink href={`/${locale}/operator/portals/new`}>{t('portals.open')}</PrimaryLink>;
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('portals.title')} lead={t('portals.lead', { count: portals.length })}>
        {portals.length > 0 && open}
      </PageHeader>
      {portals.length === 0 ? (
        <EmptyState title={t('portals.none')} action={open}>
          {t('portals.noneHint')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('portals.title')}
          hideCaption
          rows={portals}
          rowKey={(portal) => portal.id}
          columns={[
            {
              key: 'name',
              header: t('portals.name'),
              cell: (portal) => (
                <>
                  <a href={`/${locale}/operator/portals/${portal.id}`}>{textIn(locale, portal.name)}</a>
                  <div className="quiet fine">{textIn(locale, portal.chamberName)}</div>
                </>
              ),
            },
            {
              key: 'address',
              header: t('portals.address'),
              cell: (portal) => (
                <a href={`/${locale}/p/${portal.slug}`}>
                  <bdi>{portal.host ?? `/p/${portal.slug}`}</bdi>
                </a>
              ),
            },
            {
              key: 'country',
              header: t('portals.country'),
              cell: (portal) => formatCountry(locale, portal.country),
            },
            {
              key: 'state',
              header: t('portals.state'),
              cell: ({ id }) =>
                certificates.get(id)?.canIssue ? (
                  <StatusWord shape="done">{t('portals.states.ready')}</StatusWord>
                ) : (
                  <StatusWord shape="attention">{t('portals.states.no-authority')}</StatusWord>
                ),
            },
            {
              key: 'members',
              header: t('portals.members'),
              align: 'end',
              cell: ({ id }) => members.get(id)?.organisations ?? 0,
            },
            {
              key: 'people',
              header: t('portals.people'),
              align: 'end',
              cell: ({ id }) => members.get(id)?.people ?? 0,
            },
            {
              key: 'certificates',
              header: t('portals.certificates'),
              align: 'end',
              cell: ({ id }) => certificates.get(id)?.active ?? 0,
            },
            { key: 'goods', header: t('portals.goods'), align: 'end', cell: ({ id }) => goods.get(id) ?? 0 },
          ]}
        />
      )}
    </OperatorShell>
  );
}
