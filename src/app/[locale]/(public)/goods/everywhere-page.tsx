import type { ProductCard } from '@/catalogue/product-card';
import type { SearchResult } from '@/catalogue/search-products';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Goods } from '../p/[portal]/goods-grid';
import { FindEverywhere } from './find-everywhere';

/** The goods of every market, each said to be of which. */
export function EverywherePage({
  locale,
  words,
  category,
  kinds,
  portals,
  result,
}: {
  readonly locale: Locale;
  readonly words: string;
  readonly category: string | undefined;
  readonly kinds: readonly string[];
  readonly portals: readonly Portal[];
  readonly result: SearchResult;
}) {
  const t = translator(locale, 'storefront');
  const here = `/${locale}/goods`;
  const asked = { ...(words && { q: words }), ...(category && { category }) };
  return (
    <>
      <PageHeader title={t('everywhere.title')} lead={t('everywhere.lead', { count: portals.length })}>
        <FindEverywhere locale={locale} words={words} />
      </PageHeader>
      <nav className="categories" aria-label={translator(locale, 'catalogue')('market.categories')}>
        <a href={here} aria-current={category || words ? undefined : 'page'}>
          {translator(locale, 'catalogue')('market.all')}
        </a>
        {kinds.map((kind) => (
          <a
            key={kind}
            href={`${here}?${new URLSearchParams({ ...asked, category: kind })}`}
            aria-current={kind === category ? 'page' : undefined}
          >
            {translator(locale, 'categories')(kind)}
          </a>
        ))}
      </nav>
      <Heading locale={locale} words={words} category={category} result={result} />
      <GoodsOfMarkets locale={locale} portals={portals} products={result.products} />
      {result.next && (
        <p className="more">
          <a href={`${here}?${new URLSearchParams({ ...asked, after: result.next })}`} rel="next">
            {translator(locale, 'catalogue')('market.more')}
          </a>
        </p>
      )}
    </>
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

function Heading({
  locale,
  words,
  category,
  result,
}: {
  readonly locale: Locale;
  readonly words: string;
  readonly category: string | undefined;
  readonly result: SearchResult;
}) {
  const t = translator(locale, 'catalogue');
  if (result.products.length === 0) {
    const title = words ? t('market.found', { count: 0, words }) : t('market.nothing');
    return <EmptyState title={title}>{t(words ? 'market.nothingFound' : 'market.nothingText')}</EmptyState>;
  }
  if (words && result.by === 'similar')
    return <h2 className="list-title">{t('market.similar', { words })}</h2>;
  const title = category ? translator(locale, 'categories')(category) : t('market.all');
  return (
    <h2 className={words || category ? 'list-title' : 'visually-hidden'}>{words ? `“${words}”` : title}</h2>
  );
}
