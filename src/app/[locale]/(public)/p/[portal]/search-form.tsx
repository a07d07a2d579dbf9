import { fieldsOf, type SearchAddress } from '@/catalogue/search/search-address';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** Where words are typed; what has been chosen stays chosen. */
export function SearchForm({
  locale,
  here,
  label,
  search,
}: {
  readonly locale: Locale;
  readonly here: string;
  readonly label: string;
  readonly search?: SearchAddress;
}) {
  const kept = search ? fieldsOf({ ...search, words: '', after: undefined }) : [];
  return (
    <search>
      <form action={here} className="finder">
        <label className="visually-hidden" htmlFor="q">
          {label}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          className="input"
          placeholder={label}
          defaultValue={search?.words}
          maxLength={100}
        />
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button button-quiet">
          {translator(locale, 'catalogue')('market.searchButton')}
        </button>
      </form>
    </search>
  );
}
