import type { ProductPage } from '@/catalogue/find-products';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { MoreLink } from '@/ui/more-link';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../../../market';
import { GoodsGrid } from '../../goods-grid';

/** What a market has of one kind, newest first. */
export function CategoryPage({
  market,
  category,
  page,
}: {
  readonly market: Market;
  readonly category: string;
  readonly page: ProductPage;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'storefront');
  const here = `/${locale}/p/${brand.slug}`;
  return (
    <>
      <p className="eyebrow crumbs">
        <a href={here}>{brand.name}</a>
      </p>
      <PageHeader
        title={translator(locale, 'categories')(category)}
        lead={t('category.lead', { chamber: brand.chamberName })}
      />
      <p>
        <a href={`${here}?category=${category}`}>{t('category.narrow')}</a> ·{' '}
        <a href={`${here}/seasons`}>{t('seasons.title')}</a>
      </p>
      {page.products.length === 0 && (
        <EmptyState title={translator(locale, 'catalogue')('market.nothing')}>
          {t('category.noneText')}
        </EmptyState>
      )}
      <h2 className="visually-hidden">{translator(locale, 'catalogue')('market.all')}</h2>
      <GoodsGrid locale={locale} portalSlug={brand.slug} products={page.products} />
      {page.next && (
        <MoreLink href={`${here}/c/${category}?after=${page.next}`}>
          {translator(locale, 'catalogue')('market.more')}
        </MoreLink>
      )}
    </>
  );
}
