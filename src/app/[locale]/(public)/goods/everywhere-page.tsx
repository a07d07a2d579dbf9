import { categories } from '@/catalogue/category';
import type { ProductCard } from '@/catalogue/product-card';
import { chosenOf, narrowed, type SearchAddress } from '@/catalogue/search/search-address';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { MoreLink } from '@/ui/more-link';
import { PageHeader } from '@/ui/page-header';
import { addressOf, Narrowing } from '../p/[portal]/facet-choices';
import { FoundHeading } from '../p/[portal]/found-heading';
import { Goods } from '../p/[portal]/goods-grid';
import { SaveSearchLink } from '../p/[portal]/save-search-link';
import { FindEverywhere } from './find-everywhere';
import type { EverywhereView } from './read-everywhere';

/** The goods of every market, each said to be of which, with what they can be narrowed down to. */
export function EverywherePage({ locale, view }: { readonly locale: Locale; readonly view: EverywhereView }) {
  const t = translator(locale, 'storefront');
  const here = `/${locale}/goods`;
  const { search, reader, markets, result } = view;
  return (
    <>
      <PageHeader title={t('everywhere.title')} lead={t('everywhere.lead', { count: markets.length })}>
        <FindEverywhere locale={locale} search={search} />
      </PageHeader>
      <Categories locale={locale} here={here} search={search} />
      <FoundHeading reader={reader} here={here} search={search} result={result} />
      <Narrowing reader={reader} here={here} search={search} result={result} />
      <GoodsOfMarkets locale={locale} portals={markets} products={result.products} />
      {result.next && (
        <MoreLink href={addressOf(here, { ...search, after: result.next })}>
          {translator(locale, 'catalogue')('market.more')}
        </MoreLink>
      )}
      <SaveSearchLink locale={locale} search={search} />
    </>
  );
}

function Categories({
  locale,
  here,
  search,
}: {
  readonly locale: Locale;
  readonly here: string;
  readonly search: SearchAddress;
}) {
  const t = translator(locale, 'catalogue');
  const isAll = !search.words && chosenOf(search.facets).length === 0;
  return (
    <nav className="categories" aria-label={t('market.categories')}>
      <a href={here} aria-current={isAll ? 'page' : undefined}>
        {t('market.all')}
      </a>
      {categories.map((category) => (
        <a
          key={category}
          href={addressOf(here, narrowed(search, 'category', category))}
          aria-current={category === search.facets.category ? 'page' : undefined}
        >
          {translator(locale, 'categories')(category)}
        </a>
      ))}
    </nav>
  );
}

/** Goods as plates, under the name of the market and its country. */
export function GoodsOfMarkets({
  locale,
  portals,
  products,
}: {
  readonly locale: Locale;
  readonly portals: readonly Portal[];
  readonly products: readonly ProductCard[];
}) {
  const markets = new Map(portals.map((portal) => [portal.slug, portal]));
  return (
    <ul className="goods">
      {products.map((product) => {
        const market = markets.get(product.portalSlug);
        if (!market) return null;
        return (
          <li key={product.id}>
            <Goods
              locale={locale}
              href={`/${locale}/p/${market.slug}/g/${product.slug}`}
              product={product}
              market={`${textIn(locale, market.name)}, ${formatCountry(locale, market.country)}`}
            />
          </li>
        );
      })}
    </ul>
  );
}
