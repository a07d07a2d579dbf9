import { countGoodsByPortal } from '@/catalogue/count-goods';
import { searchProducts } from '@/catalogue/search-products';
import { findChamberSeals } from '@/certificates/find-chamber-seals';
import { config } from '@/config';
import { readPublic } from '@/db/read-public';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortals } from '@/portals/find-portals';
import { printDocument } from '@/ui/print-document';
import { HomePage } from './home-page';
import { notFoundDocument } from './not-found-document';
import { shared } from './shared-answer';

/** The home of all markets. */
export const GET = shared<{ locale: string }>(async (request, { params }) => {
  const { locale } = await params;
  if (!isLocale(locale)) return await notFoundDocument(request, locale);
  const found = await readPublic(async (tx) => {
    const [portals, counts, seals, newest] = await Promise.all([
      findPortals(tx),
      countGoodsByPortal(tx),
      findChamberSeals(tx, new Date()),
      searchProducts(tx, { locale, currency: 'EUR', languages: locales, limit: 6 }),
    ]);
    return {
      portals,
      markets: portals.map((portal) => ({
        portal,
        count: counts.get(portal.id) ?? { products: 0, isMore: false },
        seal: seals.get(portal.id) ?? null,
      })),
      newest: newest.products,
    };
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
  return printDocument(request, facts, <HomePage locale={locale} {...found} />);
});
