import { findProducts } from '@/catalogue/find-products';
import { findMakerPage, findSeller } from '@/catalogue/find-seller';
import { findSeal } from '@/certificates/find-seal';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../../market';
import { notFoundDocument } from '../../../../not-found-document';
import { shared } from '../../../../shared-answer';
import { SellerPage } from './seller-page';

/** A member who sells: who they are, that the chamber vouches for them, what they make. */
export const GET = shared<{ locale: string; portal: string; organisation: string }>(
  async (request, { params }) => {
    const asked = await params;
    const query = new URL(request.url).searchParams;
    const [after, makersAfter] = [query.get('after') ?? undefined, query.get('makers') ?? undefined];
    const page = await readInMarket(asked, async (tx, { portal, locale, currency }) => {
      const seller = await findSeller(tx, portal.id, asked.organisation);
      if (!seller) return null;
      const organisationId = seller.id;
      const [makers, seal, goods] = await Promise.all([
        findMakerPage(tx, organisationId, { after: makersAfter }),
        findSeal(tx, organisationId),
        findProducts(tx, { portalId: portal.id, organisationId, locale, currency, after }),
      ]);
      return { seller, makers, seal, goods };
    });
    if (!page) return await notFoundDocument(request, asked.locale);

    const { market, found } = page;
    const t = translator(market.locale, 'catalogue');
    const { legalName, address, slug } = found.seller;
    const facts = marketFacts(market, {
      title: legalName,
      description: t('seller.description', {
        seller: legalName,
        place: address.town,
        chamber: market.brand.chamberName,
      }),
      path: `/s/${slug}`,
      indexed: !after && !makersAfter,
    });
    return printDocument(request, facts, <SellerPage market={market} {...found} />);
  },
);
