import type { Metadata } from 'next';
import { requireActor } from '@/app/session';
import { findProductsOf, type Product, textOf } from '@/catalogue/find-product';
import type { ProductState } from '@/catalogue/product';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { PrimaryLink, QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Quantity, unitText } from '@/ui/quantity';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { MemberShell } from '../../../member-shell';
import { ProductMoves } from './product-moves';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'products')('title') };
}

/** The seller's goods, whatever their state. */
export default async function ProductsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const { did, refused } = await searchParams;
  const t = translator(locale, 'products');
  const found = await inTransaction(scopeOf(actor), (tx) => findProductsOf(tx, actor.organisationId ?? ''));
  const goods = found.toSorted((a, b) =>
    textOf(a, locale).name.localeCompare(textOf(b, locale).name, locale),
  );
  const write = <PrimaryLink href={`/${locale}/seller/products/new`}>{t('write')}</PrimaryLink>;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader eyebrow={actor.organisationName} title={t('title')} lead={t('lead')}>
        {goods.length > 0 && write}
        <QuietLink href={`/${locale}/seller/products/import`}>
          {translator(locale, 'goods-import')('link')}
        </QuietLink>
      </PageHeader>
      {typeof did === 'string' && t.has(`did.${did}`) && (
        <Notice tone="done">
          <p>{t(`did.${did}`)}</p>
        </Notice>
      )}
      {typeof refused === 'string' && (
        <Notice tone="stopped">
          <p>{t(t.has(`form.problem.${refused}`) ? `form.problem.${refused}` : 'form.problem.malformed')}</p>
        </Notice>
      )}
      {goods.length === 0 ? (
        <EmptyState title={t('none')} action={write}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <GoodsTable locale={locale} goods={goods} />
          <ExportLinks locale={locale} goods={goods} />
        </>
      )}
    </MemberShell>
  );
}

function ExportLinks({ locale, goods }: { readonly locale: Locale; readonly goods: readonly Product[] }) {
  const t = translator(locale, 'goods-import');
  const isOnSale = goods.some(({ state }) => state === 'published');
  const formats = ['csv', 'xlsx', ...(isOnSale ? ['ubl'] : [])];
  return (
    <section className="section">
      <h2>{t('export.title')}</h2>
      <div className="actions">
        {formats.map((format) => (
          <QuietLink key={format} href={`/${locale}/seller/products/export/${format}`}>
            {t(`export.${format}`)}
          </QuietLink>
        ))}
      </div>
    </section>
  );
}

function GoodsTable({ locale, goods }: { readonly locale: Locale; readonly goods: readonly Product[] }) {
  const t = translator(locale, 'products');
  return (
    <DataTable
      caption={t('title')}
      hideCaption
      rows={goods}
      rowKey={(product) => product.id}
      columns={[
        {
          key: 'name',
          header: t('columns.name'),
          cell: (product) => (
            <a href={`/${locale}/seller/products/${product.id}`}>{textOf(product, locale).name}</a>
          ),
        },
        {
          key: 'state',
          header: t('columns.state'),
          cell: ({ state }) => <StatusWord shape={shapes[state]}>{t(`states.${state}`)}</StatusWord>,
        },
        {
          key: 'price',
          header: t('columns.price'),
          align: 'end',
          cell: (product) => <ListPrice locale={locale} product={product} />,
        },
        {
          key: 'minimum',
          header: t('columns.minimum'),
          align: 'end',
          cell: ({ minimumThousandths, unit }) => (
            <Quantity locale={locale} thousandths={minimumThousandths} unit={unit} />
          ),
        },
        {
          key: 'moves',
          header: t('columns.moves'),
          cell: (product) => <ProductMoves locale={locale} product={product} />,
        },
      ]}
    />
  );
}

function ListPrice({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const [currency, tiers] = Object.entries(product.prices)[0] ?? [];
  const list = tiers?.[0];
  if (!currency || !list) return null;
  return (
    <>
      <Amount locale={locale} value={money(currency, list.unitMinor)} />
      {` / ${unitText(locale, product.unit, 1)}`}
    </>
  );
}

const shapes: Readonly<Record<ProductState, StatusShape>> = {
  draft: 'waiting',
  'in-review': 'waiting',
  published: 'done',
  paused: 'attention',
  archived: 'neutral',
};
