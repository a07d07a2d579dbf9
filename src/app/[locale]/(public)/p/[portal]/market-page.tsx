import type { CategoryCount } from '@/catalogue/find-products';
import {
  chosenOf,
  fieldsOf,
  narrowed,
  type SearchAddress,
  writeSearch,
} from '@/catalogue/search/search-address';
import type { SearchResult } from '@/catalogue/search-products';
import { formatCountry } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../market';
import { addressOf, Narrowing } from './facet-choices';
import { facetWords } from './facet-words';
import { GoodsGrid } from './goods-grid';

export interface CatalogueView {
  readonly search: SearchAddress;
  readonly result: SearchResult;
  /** none on later pages */
  readonly categories: readonly CategoryCount[];
  /** on the first page of the whole list only */
  readonly sellers: readonly {
    readonly seller: { readonly slug: string; readonly legalName: string };
    readonly products: number;
  }[];
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
  return (
    <>
      <PageHeader eyebrow={place} title={motto}>
        <Finder market={market} view={view} here={here} />
      </PageHeader>
      <Categories market={market} view={view} here={here} />
      <Heading market={market} view={view} here={here} />
      <Narrowing market={market} here={here} search={search} result={result} />
      <GoodsGrid locale={locale} portalSlug={brand.slug} products={result.products} />
      {result.next && (
        <p className="more">
          <a href={addressOf(here, { ...search, after: result.next })} rel="next">
            {t('market.more')}
          </a>
        </p>
      )}
      <SaveSearch market={market} search={search} />
      {view.sellers.length > 0 && <Sellers market={market} view={view} here={here} />}
      <p>
        <a href={`${here}/seasons`}>{translator(locale, 'storefront')('seasons.title')}</a> ·{' '}
        <a href={`${here}/apply`}>{translator(locale, 'apply')('title')}</a>
      </p>
    </>
  );
}

/** New words are searched within what has been chosen. */
function Finder({ market, view, here }: Props) {
  const t = translator(market.locale, 'catalogue');
  const kept = fieldsOf({ ...view.search, words: '', after: undefined });
  return (
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
          defaultValue={view.search.words}
          maxLength={100}
        />
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button button-quiet">
          {t('market.searchButton')}
        </button>
      </form>
    </search>
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

/** What the list below is: a search's answer, a category, or an explanation why there is none and what to do. */
function Heading({ market, view, here }: Props) {
  const t = translator(market.locale, 'catalogue');
  const { search, result } = view;
  const { words } = search;
  if (result.products.length === 0) return <NothingFound market={market} view={view} here={here} />;
  if (words && result.by === 'similar')
    return <h2 className="list-title">{t('market.similar', { words })}</h2>;
  const { category } = search.facets;
  const listTitle = category ? translator(market.locale, 'categories')(category) : t('market.all');
  if (!words) return <h2 className={category ? 'list-title' : 'visually-hidden'}>{listTitle}</h2>;
  const { found } = result;
  if (!found) return <h2 className="list-title">“{words}”</h2>;
  const more = translator(market.locale, 'search')('foundMore', { count: found.count, words });
  return (
    <h2 className="list-title">{found.isMore ? more : t('market.found', { count: found.count, words })}</h2>
  );
}

function NothingFound({ market, view, here }: Props) {
  const t = translator(market.locale, 'catalogue');
  const words = translator(market.locale, 'search');
  const { search } = view;
  const chosen = chosenOf(search.facets);
  if (!search.words && chosen.length === 0)
    return <EmptyState title={t('market.nothing')}>{t('market.nothingText')}</EmptyState>;
  const title = search.words ? t('market.found', { count: 0, words: search.words }) : words('nothing');
  const elsewhere = addressOf(`/${market.locale}/goods`, {
    words: search.words,
    facets: {},
    sort: undefined,
    after: undefined,
  });
  return (
    <EmptyState
      title={title}
      action={
        <ul>
          {chosen.map((name) => (
            <li key={name}>
              <a href={addressOf(here, narrowed(search, name, undefined))} rel="nofollow">
                {words('without', { facet: facetWords(market, name, search.facets[name] ?? '') })}
              </a>
            </li>
          ))}
          <li>
            <a href={here}>{t('market.all')}</a>
          </li>
          <li>
            <a href={elsewhere}>{words('elsewhere')}</a>
          </li>
        </ul>
      }
    >
      {search.words ? t('market.nothingFound') : words('nothingText')}
    </EmptyState>
  );
}

/** A public page knows nobody: saving is done on a page of the member's. */
function SaveSearch({ market, search }: { readonly market: Market; readonly search: SearchAddress }) {
  if (!search.words && chosenOf(search.facets).length === 0) return null;
  const query = writeSearch({ ...search, after: undefined });
  const save = new URLSearchParams({ market: market.brand.slug, save: query });
  return (
    <p>
      <a href={`/${market.locale}/buyer/searches?${save}`} rel="nofollow">
        {translator(market.locale, 'search')('save')}
      </a>
    </p>
  );
}

function Sellers({ market, view, here }: Props) {
  const t = translator(market.locale, 'catalogue');
  return (
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
    </section>
  );
}
