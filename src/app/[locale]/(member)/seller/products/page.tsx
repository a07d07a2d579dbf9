import type { Metadata } from 'next';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { hasGoodsOnSale } from '@/catalogue/count-goods';
import { findProductsOf, type Product, textOf } from '@/catalogue/find-product';
import type { ProductState } from '@/catalogue/product';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { sellsHere } from '@/members/find-organisations';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { PrimaryLink, QuietButton, QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { pageOfRows } from '@/ui/page-of-rows';
import { Quantity, unitText } from '@/ui/quantity';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { MemberShell } from '../../../member-shell';
import { NoSeller, SellsNoMore } from './no-seller';
import { ProductMoves } from './product-moves';
import { StockLeft } from './stock-table';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const pageLength = 50;
const listed = z.object({
  q: z.string().max(100).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'products')('title') };
}

/** The seller's goods, whatever their state, page by page. */
export default async function ProductsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const { did, refused, ...asked } = await searchParams;
  const { q, after } = listed.parse(asked);
  const t = translator(locale, 'products');
  const organisationId = actor.organisationId ?? '';
  const { found, isOnSale, sells } = await inTransaction(scopeOf(actor), async (tx) => ({
    found: await findProductsOf(tx, organisationId, { words: q, after, limit: pageLength + 1 }),
    isOnSale: await hasGoodsOnSale(tx, organisationId),
    sells: await sellsHere(tx, actor),
  }));
  const { rows: goods, last } = pageOfRows(found, pageLength);
  const isWhole = !q && !after;
  const write = <PrimaryLink href={`/${locale}/seller/products/new`}>{t('write')}</PrimaryLink>;
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader eyebrow={actor.organisationName} title={t('title')} lead={t('lead')}>
        {(goods.length > 0 || !isWhole) && sells && write}
        {sells && (
          <QuietLink href={`/${locale}/seller/products/import`}>
            {translator(locale, 'goods-import')('link')}
          </QuietLink>
        )}
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
      {!sells && (goods.length > 0 || !isWhole) && <SellsNoMore locale={locale} />}
      {(goods.length > 0 || !isWhole) && <FindGoods locale={locale} words={q} />}
      {goods.length > 0 && <GoodsTable locale={locale} goods={goods} sells={sells} />}
      {goods.length === 0 && isWhole && !sells && <NoSeller locale={locale} />}
      {goods.length === 0 && isWhole && sells && (
        <EmptyState title={t('none')} action={write}>
          {t('noneText')}
        </EmptyState>
      )}
      {goods.length === 0 && !isWhole && <p>{t('list.noneFound')}</p>}
      {(last || !isWhole) && (
        <p className="links">
          {last && (
            <a href={`?${new URLSearchParams({ ...(q && { q }), after: last.slug })}`}>{t('list.more')}</a>
          )}
          {!isWhole && <a href={`/${locale}/seller/products`}>{t('list.all')}</a>}
        </p>
      )}
      {goods.length > 0 && <ExportLinks locale={locale} isOnSale={isOnSale} />}
    </MemberShell>
  );
}

function FindGoods({ locale, words }: { readonly locale: Locale; readonly words?: string }) {
  const t = translator(locale, 'products');
  return (
    <search>
      <form className="search-line">
        <div>
          <label htmlFor="q">{t('list.search')}</label>
          <input className="input" id="q" name="q" type="search" defaultValue={words} maxLength={100} />
        </div>
        <QuietButton>{t('list.find')}</QuietButton>
      </form>
    </search>
  );
}

function ExportLinks({ locale, isOnSale }: { readonly locale: Locale; readonly isOnSale: boolean }) {
  const t = translator(locale, 'goods-import');
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

function GoodsTable({
  locale,
  goods,
  sells,
}: {
  readonly locale: Locale;
  readonly goods: readonly Product[];
  readonly sells: boolean;
}) {
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
          cell: (product) => <a href={addressOf(locale, product)}>{textOf(product, locale).name}</a>,
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
          key: 'stock',
          header: t('columns.stock'),
          align: 'end',
          cell: (product) => <StockLeft locale={locale} product={product} />,
        },
        {
          key: 'moves',
          header: t('columns.moves'),
          cell: (product) => <ProductMoves locale={locale} product={product} sells={sells} />,
        },
      ]}
    />
  );
}

/** Goods that were put away cannot be written to any more; what they said can be read. */
function addressOf(locale: Locale, { id, state }: Product): string {
  const goods = `/${locale}/seller/products/${id}`;
  return state === 'archived' ? `${goods}/history` : goods;
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
