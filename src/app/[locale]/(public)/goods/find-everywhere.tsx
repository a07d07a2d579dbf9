import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** The search over all markets. */
export function FindEverywhere({ locale, words = '' }: { readonly locale: Locale; readonly words?: string }) {
  const label = translator(locale, 'storefront')('everywhere.search');
  return (
    <search>
      <form action={`/${locale}/goods`} className="finder">
        <label className="visually-hidden" htmlFor="q">
          {label}
        </label>
        <input id="q" name="q" type="search" className="input" placeholder={label} defaultValue={words} />
        <button type="submit" className="button button-quiet">
          {translator(locale, 'catalogue')('market.searchButton')}
        </button>
      </form>
    </search>
  );
}
