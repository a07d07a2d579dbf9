import { findSeasons } from '@/catalogue/find-seasons';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { marketFacts, readInMarket } from '../../../market';
import { notFoundDocument } from '../../../not-found-document';
import { shared } from '../../../shared-answer';
import { SeasonsPage } from './seasons-page';

/** Which goods of a market can be had in which months. */
export const GET = shared<{ locale: string; portal: string }>(async (request, { params }) => {
  const asked = await params;
  const page = await readInMarket(asked, (tx, { portal, locale }) =>
    findSeasons(tx, { portalId: portal.id, locale }),
  );
  if (!page) return await notFoundDocument(request, asked.locale);

  const { market, found } = page;
  const t = translator(market.locale, 'storefront');
  const facts = marketFacts(market, {
    title: t('seasons.title'),
    description: t('seasons.description', { market: market.brand.name }),
    path: '/seasons',
  });
  const month = new Date().getUTCMonth() + 1;
  return printDocument(request, facts, <SeasonsPage market={market} seasons={found} month={month} />);
});
