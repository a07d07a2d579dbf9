import { categories, isCategory } from '@/catalogue/category';
import { searchProducts } from '@/catalogue/search-products';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortals } from '@/portals/find-portals';
import { printDocument } from '@/ui/print-document';
import { notFoundDocument } from '../not-found-document';
import { shared } from '../shared-answer';
import { EverywherePage } from './everywhere-page';

/** The goods of all markets together: newest first, by category (?category=), or searched (?q=). */
export const GET = shared<{ locale: string }>(async (request, { params }) => {
  const { locale } = await params;
  if (!isLocale(locale)) return await notFoundDocument(request, locale);
  const query = new URL(request.url).searchParams;
  const words = (query.get('q') ?? '').trim().slice(0, 100);
  const asked = query.get('category') ?? '';
  const category = isCategory(asked) ? asked : undefined;
  const after = query.get('after') ?? undefined;
  const found = await inTransaction({ kind: 'public' }, async (tx) => ({
    portals: await findPortals(tx),
    result: await searchProducts(tx, {
      locale,
      currency: 'EUR',
      languages: locales,
      words,
      facets: category ? { category } : {},
      after,
      limit: 18,
    }),
  }));
  const t = translator(locale, 'storefront');
  const facts = {
    locale,
    title: t('everywhere.title'),
    description: t('everywhere.description'),
    path: '/goods',
    origin: config().baseUrl,
    languages: locales,
    indexed: !words && !category && !after,
  };
  const page = (
    <EverywherePage locale={locale} words={words} category={category} kinds={categories} {...found} />
  );
  return await printDocument(request, facts, page);
});
