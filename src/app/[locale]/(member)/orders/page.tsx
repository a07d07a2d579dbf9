import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireActor } from '@/app/session';
import { Written } from '@/app/written';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrdersOf } from '@/orders/find-orders';
import { Amount } from '@/ui/amount';
import { PrimaryLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { OfflineHere } from '@/ui/offline/offline-here';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { MemberShell } from '../../member-shell';
import { shapeOf } from './order-status';

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: Locale }>;
}): Promise<Metadata> {
  return { title: translator((await params).locale, 'orders')('list.title') };
}

/** All orders of the member's organisation, bought and sold. */
export default async function OrdersPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const actor = await requireActor(locale);
  if (!actor.organisationId) redirect(`/${locale}/today`);
  const organisationId = actor.organisationId;
  const t = translator(locale, 'orders');
  const orders = await inTransaction(scopeOf(actor), (tx) => findOrdersOf(tx, organisationId));
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('list.title')} />
      {orders.length === 0 ? (
        <EmptyState
          title={t('list.empty')}
          action={
            <PrimaryLink href={`/${locale}${actor.portalSlug ? `/p/${actor.portalSlug}` : ''}`}>
              {t('list.browse')}
            </PrimaryLink>
          }
        >
          {t('list.emptyHint')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('list.title')}
          hideCaption
          rows={orders}
          rowKey={({ order }) => order.id}
          columns={[
            {
              key: 'number',
              header: t('list.number'),
              cell: ({ order }) => <a href={`/${locale}/orders/${order.id}`}>{order.number}</a>,
            },
            {
              key: 'goods',
              header: t('list.goods'),
              cell: ({ goods }) => <Written locale={locale} text={goods} />,
            },
            {
              key: 'partner',
              header: t('list.partner'),
              cell: ({ order, buyerName, sellerName }) => (
                <bdi>{order.buyerOrganisationId === organisationId ? sellerName : buyerName}</bdi>
              ),
            },
            {
              key: 'state',
              header: t('list.state'),
              cell: ({ order }) => (
                <StatusWord shape={shapeOf(order.state)}>{t(`states.${order.state}`)}</StatusWord>
              ),
            },
            {
              key: 'date',
              header: t('list.date'),
              cell: ({ order }) => <DateText locale={locale} at={order.createdAt} />,
            },
            {
              key: 'total',
              header: t('list.total'),
              align: 'end',
              cell: ({ order }) => (
                <Amount locale={locale} value={{ currency: order.currency, minor: order.totalMinor }} />
              ),
            },
          ]}
        />
      )}
      <WithoutNetwork locale={locale} />
    </MemberShell>
  );
}

/** Orders that stay readable on this device without network, if the member says so. */
function WithoutNetwork({ locale }: { locale: Locale }) {
  const t = translator(locale, 'offline');
  const words = {
    keep: t('here.keep'),
    keepHint: t('here.keepHint'),
    telecentre: t('here.telecentre'),
    keptNone: t('here.keptNone'),
    kept: t('here.kept', { count: '{count}' }),
  };
  return (
    <section className="section no-print">
      <h2>{t('here.title')}</h2>
      <p className="prose">{t('here.lead')}</p>
      <OfflineHere words={words} pages={[`/${locale}/today`, `/${locale}/orders`]} />
    </section>
  );
}
