import { findProducts } from '@/catalogue/find-products';
import { findMaker } from '@/catalogue/find-seller';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../../market';
import { notFoundDocument } from '../../../../not-found-document';
import { shared } from '../../../../shared-answer';
import { MakerPage } from './maker-page';

/** A person who makes goods: her story and what she makes. */
export const GET = shared<{ locale: string; portal: string; producer: string }>(
  async (request, { params }) => {
    const asked = await params;
    const after = new URL(request.url).searchParams.get('after') ?? undefined;
    const page = await readInMarket(asked, async (tx, { portal, locale, currency }) => {
      const found = await findMaker(tx, portal.id, asked.producer);
      if (!found) return null;
      const where = { portalId: portal.id, producerId: found.maker.id, locale, currency, after };
      return { ...found, goods: await findProducts(tx, where) };
    });
    if (!page) return await notFoundDocument(request, asked.locale);

    const { market, found } = page;
    const { maker, seller } = found;
    const t = translator(market.locale, 'catalogue');
    const facts = marketFacts(market, {
      title: maker.name,
      description: t('maker.description', {
        maker: maker.name,
        place: maker.place,
        seller: seller.legalName,
      }),
      path: `/m/${maker.slug}`,
      indexed: !after,
    });
    return printDocument(request, facts, <MakerPage market={market} {...found} />);
  },
);
