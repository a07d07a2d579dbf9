import { countByCategory, findProducts } from '@/catalogue/find-products';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortals } from '@/portals/find-portals';
import { renderDocument } from '@/ui/render-document';
import { HomePage, type OpenMarket } from './home-page';
import { notFoundDocument } from './not-found-document';
import { shared } from './shared-answer';

/** The home of all markets. */
export const GET = shared<{ locale: string }>(async (request, { params }) => {
  const { locale } = await params;
  if (!isLocale(locale)) return await notFoundDocument(request, locale);
  const markets = await inTransaction({ kind: 'public' }, async (tx) => {
    const markets: OpenMarket[] = [];
    for (const portal of await findPortals(tx)) {
      const where = { portalId: portal.id, locale, currency: portal.currencies[0] ?? 'EUR', limit: 3 };
      const counts = await countByCategory(tx, portal.id);
      const count = counts.reduce((sum, category) => sum + category.products, 0);
      markets.push({ portal, count, newest: (await findProducts(tx, where)).products });
    }
    return markets;
  });
  const t = translator(locale, 'public');
  const facts = {
    locale,
    title: t('home.title'),
    description: t('home.description'),
    path: '',
    origin: config().baseUrl,
    languages: locales,
  };
  return await renderDocument(request, facts, <HomePage locale={locale} markets={markets} />);
});
