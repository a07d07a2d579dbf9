import { isCategory } from '@/catalogue/category';
import { countByCategory, findProducts } from '@/catalogue/find-products';
import { findSellers } from '@/catalogue/find-seller';
import { searchProducts } from '@/catalogue/search-products';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';
import { renderDocument } from '@/ui/render-document';
import { marketFacts, readInMarket } from '../../market';
import { notFoundDocument } from '../../not-found-document';
import { shared } from '../../shared-answer';
import { type CatalogueView, MarketPage } from './market-page';

/** A market: its goods, all, by category (?category=), further on (?after=) or searched (?q=), and who sells them. */
export const GET = shared<{ locale: string; portal: string }>(async (request, { params }) => {
  const asked = await params;
  const query = new URL(request.url).searchParams;
  const words = (query.get('q') ?? '').trim().slice(0, 100);
  const category = isCategory(query.get('category') ?? '') ? (query.get('category') ?? undefined) : undefined;
  const after = query.get('after') ?? undefined;

  const page = await readInMarket(asked, async (tx, market): Promise<CatalogueView> => {
    const where = { portalId: market.portal.id, locale: market.locale, currency: market.currency };
    const [categories, sellers] = [
      await countByCategory(tx, where.portalId),
      await findSellers(tx, where.portalId),
    ];
    const shared = { words, category, categories, sellers };
    if (words) {
      const { products, by } = await searchProducts(tx, {
        ...where,
        languages: market.portal.locales,
        words,
      });
      return { ...shared, products, by: by === 'list' ? null : by, next: null };
    }
    const { products, next } = await findProducts(tx, { ...where, category, after });
    return { ...shared, products, by: null, next };
  });
  if (!page) return await notFoundDocument(request, asked.locale);

  const { market, found } = page;
  const t = translator(market.locale, 'catalogue');
  const facts = marketFacts(market, {
    title: market.brand.name,
    description: t('market.description', { market: market.brand.name, chamber: market.brand.chamberName }),
    path: '',
    indexed: !words && !after && !category,
  });
  const motto = textIn(market.locale, market.portal.motto);
  return await renderDocument(request, facts, <MarketPage market={market} motto={motto} view={found} />);
});
