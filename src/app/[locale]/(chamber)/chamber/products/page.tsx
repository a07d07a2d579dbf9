import type { Metadata } from 'next';
import { type Product, textOf } from '@/catalogue/find-product';
import { findProductsToReview } from '@/catalogue/find-reviews';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'reviews')('title') };
}

/** Goods that wait for the chamber's look, the longest-waiting first. */
export default async function ProductsToReviewPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'reviews');
  const waiting = await inTransaction(scopeOf(actor), (tx) => findProductsToReview(tx, actor.portalId));
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {did && t.has(`decisions.${did}`) && <Notice tone="done">{t(`decisions.${did}`)}</Notice>}
      {waiting.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <Queue locale={locale} waiting={waiting} />
      )}
    </ChamberShell>
  );
}

function Queue({ locale, waiting }: { readonly locale: Locale; readonly waiting: readonly Product[] }) {
  const t = translator(locale, 'reviews');
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      rows={waiting}
      rowKey={(product) => product.id}
      columns={[
        {
          key: 'name',
          header: t('columns.goods'),
          cell: (product) => (
            <a href={`/${locale}/chamber/products/${product.id}`}>
              <bdi>{textOf(product, locale).name}</bdi>
            </a>
          ),
        },
        {
          key: 'seller',
          header: t('columns.seller'),
          cell: ({ seller }) => <bdi>{seller.legalName}</bdi>,
        },
        {
          key: 'what',
          header: t('columns.what'),
          cell: ({ approvedVersion }) => t(approvedVersion === null ? 'newGoods' : 'changedGoods'),
        },
        {
          key: 'since',
          header: t('columns.since'),
          cell: ({ submittedAt }) => submittedAt && <DateText locale={locale} at={submittedAt} />,
        },
      ]}
    />
  );
}
