import type { SearchAddress } from '@/catalogue/search/search-address';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** What a tab and the history call a list: what was searched for, or the category; `all` where nothing was chosen. */
export function listTitle(locale: Locale, { words, facets }: SearchAddress, all: string): string {
  if (words) return translator(locale, 'search')('words', { words });
  return facets.category ? translator(locale, 'categories')(facets.category) : all;
}
