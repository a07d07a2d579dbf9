import { findProduct, textOf } from '@/catalogue/find-product';
import { findPhotosOf } from '@/catalogue/photos/find-photos';
import { findSeal } from '@/certificates/find-seal';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../../market';
import { notFoundDocument } from '../../../../not-found-document';
import { shared } from '../../../../shared-answer';
import { ProductPage } from './product-page';

/** Goods on offer, in full. */
export const GET = shared<{ locale: string; portal: string; product: string }>(
  async (request, { params }) => {
    const asked = await params;
    const page = await readInMarket(asked, async (tx) => {
      const product = await findProduct(tx, asked.portal, asked.product);
      if (!product) return null;
      const [certificate, photos] = await Promise.all([
        findSeal(tx, product.organisationId),
        findPhotosOf(tx, [product.id]),
      ]);
      return { product, photos: photos.get(product.id) ?? [], certificate };
    });
    if (!page) return await notFoundDocument(request, asked.locale);

    const { market, found } = page;
    const text = textOf(found.product, market.locale);
    const isOnSale = found.product.state === 'published';
    const facts = marketFacts(market, {
      title: text.name,
      description: text.description.slice(0, 200),
      path: `/g/${found.product.slug}`,
      ...(isOnSale && { card: `/cards/${market.brand.slug}/${found.product.slug}?in=${market.locale}` }),
      indexed: isOnSale,
    });
    const tags = [`portal:${market.brand.slug}`, `product:${found.product.id}`];
    const body = <ProductPage market={market} {...found} text={text} />;
    return printDocument(request, facts, body, { tags });
  },
);
