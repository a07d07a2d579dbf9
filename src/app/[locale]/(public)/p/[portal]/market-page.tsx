import type { ProductCard } from '@/catalogue/product-card';
import { formatCountry } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../market';
import { GoodsGrid } from './goods-grid';

export interface CatalogueView {
  readonly words: string;
  readonly category: string | undefined;
  readonly categories: readonly { readonly category: string; readonly products: number }[];
  readonly sellers: readonly {
    readonly seller: { readonly slug: string; readonly legalName: string };
    readonly products: number;
  }[];
  readonly products: readonly ProductCard[];
  /** how a search found them; null when nothing was searched */
  readonly by: 'words' | 'similar' | null;
  readonly next: string | null;
}

/** The price list of a market, with its search and its categories above and its sellers below. */
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
  return (
    <>
      <PageHeader eyebrow={place} title={motto}>
        <search>
          <form action={here} className="finder">
            <label className="visually-hidden" htmlFor="q">
              {t('market.search')}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              className="input"
              placeholder={t('market.search')}
              defaultValue={view.words}
            />
            <button type="submit" className="button button-quiet">
              {t('market.searchButton')}
            </button>
          </form>
        </search>
      </PageHeader>
      <Categories market={market} view={view} here={here} />
      <Heading market={market} view={view} />
      <GoodsGrid locale={locale} portalSlug={brand.slug} products={view.products} />
      {view.next && (
        <p className="more">
          <a
            href={`${here}?${new URLSearchParams({ ...(view.category && { category: view.category }), after: view.next })}`}
          >
            {t('market.more')}
          </a>
        </p>
      )}
      <section className="section">
        <h2>{t('market.sellers')}</h2>
        <ul className="markets">
          {view.sellers.map(({ seller, products }) => (
            <li key={seller.slug}>
              <h3>
                <a href={`${here}/s/${seller.slug}`}>{seller.legalName}</a>
              </h3>
              <p className="quiet">{t('market.products', { count: products })}</p>
            </li>
          ))}
        </ul>
        <p>
          <a href={`${here}/apply`}>{translator(locale, 'apply')('title')}</a>
        </p>
      </section>
    </>
  );
}

function Categories({
  market,
  view,
  here,
}: {
  readonly market: Market;
  readonly view: CatalogueView;
  readonly here: string;
}) {
  const t = translator(market.locale, 'catalogue');
  const name = translator(market.locale, 'categories');
  const isAll = !view.category && !view.words;
  return (
    <nav className="categories" aria-label={t('market.categories')}>
      <a href={here} aria-current={isAll ? 'page' : undefined}>
        {t('market.all')}
      </a>
      {view.categories.map(({ category, products }) => (
        <a
          key={category}
          href={`${here}?category=${category}`}
          aria-current={category === view.category ? 'page' : undefined}
        >
          {name(category)} <span className="quiet">{products}</span>
        </a>
      ))}
    </nav>
  );
}

/** What the list below is: a search's answer, a category, or an explanation why there is none. */
function Heading({ market, view }: { readonly market: Market; readonly view: CatalogueView }) {
  const t = translator(market.locale, 'catalogue');
  const { words, products, by } = view;
  const count = products.length;
  if (count === 0) {
    const title = words ? t('market.found', { count, words }) : t('market.nothing');
    return (
      <EmptyState title={title}>{words ? t('market.nothingFound') : t('market.nothingText')}</EmptyState>
    );
  }
  if (by === 'similar') return <h2 className="list-title">{t('market.similar', { words })}</h2>;
  if (by === 'words') return <h2 className="list-title">{t('market.found', { count, words })}</h2>;
  const title = view.category ? translator(market.locale, 'categories')(view.category) : t('market.all');
  return <h2 className={view.category ? 'list-title' : 'visually-hidden'}>{title}</h2>;
}
