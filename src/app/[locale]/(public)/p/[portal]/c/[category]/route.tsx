import { isCategory } from '@/catalogue/category';
import { findProducts } from '@/catalogue/find-products';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../../market';
import { notFoundDocument } from '../../../../not-found-document';
import { shared } from '../../../../shared-answer';
import { CategoryPage } from './category-page';

/** The goods of one category, at an address of their own. */
export const GET = shared<{ locale: string; portal: string; category: string }>(
  async (request, { params }) => {
    const asked = await params;
    const { category } = asked;
    if (!isCategory(category)) return await notFoundDocument(request, asked.locale);
    const after = new URL(request.url).searchParams.get('after') ?? undefined;
    const page = await readInMarket(asked, (tx, { portal, locale, currency }) =>
      findProducts(tx, { portalId: portal.id, locale, currency, category, after }),
    );
    if (!page) return await notFoundDocument(request, asked.locale);

    const { market, found } = page;
    const facts = marketFacts(market, {
      title: translator(market.locale, 'categories')(category),
      description: translator(market.locale, 'storefront')('category.description', {
        category: translator(market.locale, 'categories')(category),
        market: market.brand.name,
      }),
      path: `/c/${category}`,
      indexed: !after && found.products.length > 0,
    });
    return printDocument(request, facts, <CategoryPage market={market} category={category} page={found} />);
  },
);
