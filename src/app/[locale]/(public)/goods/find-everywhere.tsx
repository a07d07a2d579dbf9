import type { SearchAddress } from '@/catalogue/search/search-address';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { SearchForm } from '../p/[portal]/search-form';

/** The search over all markets. */
export function FindEverywhere({
  locale,
  search,
}: {
  readonly locale: Locale;
  readonly search?: SearchAddress;
}) {
  const label = translator(locale, 'storefront')('everywhere.search');
  return <SearchForm locale={locale} here={`/${locale}/goods`} label={label} search={search} />;
}
