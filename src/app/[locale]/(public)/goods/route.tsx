import { isWholeList, readSearch, writeSearch } from '@/catalogue/search/search-address';
import { config } from '@/config';
import { readPublic } from '@/db/read-public';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { listTitle } from '../list-title';
import { notFoundDocument } from '../not-found-document';
import { shared } from '../shared-answer';
import { EverywherePage } from './everywhere-page';
import { readEverywhere } from './read-everywhere';

/** The goods of all markets together: newest first, searched (?q=), narrowed down (?market=, ?category=, …) or further on (?after=). */
export const GET = shared<{ locale: string }>(async (request, { params }) => {
  const { locale } = await params;
  if (!isLocale(locale)) return await notFoundDocument(request, locale);
  const asked = readSearch(new URL(request.url).searchParams);
  const view = await readPublic((tx) => readEverywhere(tx, locale, asked));
  const t = translator(locale, 'storefront');
  const facts = {
    locale,
    title: listTitle(locale, view.search, t('everywhere.title')),
    description: t('everywhere.description'),
    path: '/goods',
    query: writeSearch({ ...view.search, after: undefined }),
    origin: config().baseUrl,
    languages: locales,
    indexed: isWholeList(view.search),
  };
  return printDocument(request, facts, <EverywherePage locale={locale} view={view} />);
});
