import { chosenOf, type SearchAddress, writeSearch } from '@/catalogue/search/search-address';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** A public page knows nobody: saving is done on a page of the member's. Without a market, all are searched. */
export function SaveSearchLink({
  locale,
  market,
  search,
}: {
  readonly locale: Locale;
  readonly market?: string;
  readonly search: SearchAddress;
}) {
  if (!search.words && chosenOf(search.facets).length === 0) return null;
  const query = writeSearch({ ...search, after: undefined });
  const save = new URLSearchParams({ ...(market && { market }), save: query });
  return (
    <p>
      <a href={`/${locale}/buyer/searches?${save}`} rel="nofollow">
        {translator(locale, 'search')('save')}
      </a>
    </p>
  );
}
