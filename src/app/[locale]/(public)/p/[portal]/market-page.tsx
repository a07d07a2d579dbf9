import type { CategoryCount } from '@/catalogue/find-products';
import type { SellerPage } from '@/catalogue/find-seller';
import { chosenOf, narrowed, type SearchAddress } from '@/catalogue/search/search-address';
import type { SearchResult } from '@/catalogue/search-products';
import { formatCountry } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { languageIn } from '@/portals/text-in';
import { inLanguage } from '@/ui/in-language';
import { MoreLink } from '@/ui/more-link';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../market';
import { addressOf, Narrowing } from './facet-choices';
import { FoundHeading } from './found-heading';
import { GoodsGrid } from './goods-grid';
import { SaveSearchLink } from './save-search-link';
import { SearchForm } from './search-form';
import { SellerList } from './seller-list';

export interface CatalogueView {
  readonly search: SearchAddress;
  readonly result: SearchResult;
  /** none on later pages */
  readonly categories: readonly CategoryCount[];
  /** on the first page of the whole list only */
  readonly sellers: SellerPage;
}

interface Props {
  readonly market: Market;
  readonly view: CatalogueView;
  readonly here: string;
}

/** The price list of a market, with its search, categories and facets above and its sellers below. */
export function MarketPage({
  market,
  motto,
  view,
}: {
  readonly market: Market;
  readonly motto: string;
  readonly view: CatalogueView;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'catalogue');
  const here = `/${locale}/p/${brand.slug}`;
  const place = `${brand.chamberName} · ${formatCountry(locale, market.portal.country)}`;
  const { search, result } = view;
  const title = <span {...inLanguage(locale, languageIn(locale, market.portal.motto))}>{motto}</span>;
  return (
    <>
      <PageHeader eyebrow={place} title={title}>
        <SearchForm locale={locale} here={here} label={t('market.search')} search={search} />
      </PageHeader>
      <Categories market={market} view={view} here={here} />
      <FoundHeading reader={market} here={here} search={search} result={result} />
      <Narrowing reader={market} here={here} search={search} result={result} />
      <GoodsGrid locale={locale} portalSlug={brand.slug} products={result.products} />
      {result.next && (
        <MoreLink href={addressOf(here, { ...search, after: result.next })}>{t('market.more')}</MoreLink>
      )}
      <SaveSearchLink locale={locale} market={brand.slug} search={search} />
      {view.sellers.sellers.length > 0 && (
        <section className="section">
          <h2>{t('market.sellers')}</h2>
          <SellerList locale={locale} here={here} page={view.sellers} />
        </section>
      )}
      <p>
        <a href={`${here}/seasons`}>{translator(locale, 'storefront')('seasons.title')}</a> ·{' '}
        <a href={`${here}/apply`}>{translator(locale, 'apply')('title')}</a>
      </p>
    </>
  );
}

function Categories({ market, view, here }: Props) {
  const t = translator(market.locale, 'catalogue');
  const name = translator(market.locale, 'categories');
  const { search, categories } = view;
  const isAll = !search.words && chosenOf(search.facets).length === 0;
  if (categories.length === 0) return null;
  return (
    <nav className="categories" aria-label={t('market.categories')}>
      <a href={here} aria-current={isAll ? 'page' : undefined}>
        {t('market.all')}
      </a>
      {categories.map(({ category, products, isMore }) => (
        <a
          key={category}
          href={isAll ? `${here}/c/${category}` : addressOf(here, narrowed(search, 'category', category))}
          aria-current={category === search.facets.category ? 'page' : undefined}
        >
          {name(category)}{' '}
          <span className="quiet">
            {products}
            {isMore && '+'}
          </span>
        </a>
      ))}
    </nav>
  );
}
