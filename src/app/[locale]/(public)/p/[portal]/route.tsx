import { type CategoryCount, countByCategory } from '@/catalogue/find-products';
import { findSellers } from '@/catalogue/find-seller';
import type { FacetChoice } from '@/catalogue/search/facet-tokens';
import {
  isWholeList,
  readSearch,
  type SearchAddress,
  withinMarket,
  writeSearch,
} from '@/catalogue/search/search-address';
import { inMarket } from '@/catalogue/search/search-place';
import { searchProducts } from '@/catalogue/search-products';
import type { Tx } from '@/db/connection';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';
import { printDocument } from '@/ui/print-document';
import { listTitle } from '../../list-title';
import { type Market, marketFacts, readInMarket } from '../../market';
import { notFoundDocument } from '../../not-found-document';
import { shared } from '../../shared-answer';
import { type CatalogueView, MarketPage } from './market-page';

/** A market: its goods, all, searched (?q=), narrowed down (?category=, ?origin=, …) or further on (?after=); who sells them. */
export const GET = shared<{ locale: string; portal: string }>(async (request, { params }) => {
  const asked = await params;
  const search = withinMarket(readSearch(new URL(request.url).searchParams));
  const page = await readInMarket(asked, (tx, market) => viewOf(tx, market, search));
  if (!page) return await notFoundDocument(request, asked.locale);

  const { market, found } = page;
  const t = translator(market.locale, 'catalogue');
  const facts = marketFacts(market, {
    title: listTitle(market.locale, search, market.brand.name),
    description: t('market.description', { market: market.brand.name, chamber: market.brand.chamberName }),
    path: '',
    query: writeSearch({ ...search, after: undefined }),
    indexed: isWholeList(search),
  });
  const motto = textIn(market.locale, market.portal.motto);
  return printDocument(request, facts, <MarketPage market={market} motto={motto} view={found} />);
});

/** What the page shows; sellers and the categories of the market only where nothing was searched. */
async function viewOf(
  tx: Tx,
  { portal, locale }: Pick<Market, 'portal' | 'locale'>,
  search: SearchAddress,
): Promise<CatalogueView> {
  const [result, sellers] = await Promise.all([
    searchProducts(tx, { ...inMarket(portal), locale, ...search }),
    isWholeList(search) ? findSellers(tx, portal.id) : { sellers: [], next: null },
  ]);
  const { found, choices } = result;
  const isCounted = isWholeList(search) && found && !found.isMore && choices;
  const shown = isCounted ? choices.category.map(categoryCount) : null;
  return {
    search,
    result,
    categories: shown ?? (search.after || search.words ? [] : await countByCategory(tx, portal.id)),
    sellers,
  };
}

/** Where all goods of a market were counted, their categories were counted with them. */
function categoryCount({ value, count }: FacetChoice<string>): CategoryCount {
  return { category: value, products: count, isMore: false };
}
