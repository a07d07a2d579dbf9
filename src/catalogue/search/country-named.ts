import { formatCountry } from '@/i18n/format';
import { locales } from '@/i18n/locales';
import { countries } from '@/trade/countries';
import { wordsOf } from './fold';
import type { Part } from './typed-parts';

export interface CountryNamed {
  /** ISO 3166-1 alpha-2 */
  readonly origin: string;
  /** what was typed beside the country */
  readonly rest: readonly Part[];
}

const longestName = 4;
let codes: ReadonlyMap<string, string> | null = null;

/** The first country that is named in any of our languages ("mangue Côte d’Ivoire"); null when none is. */
export function withCountry(parts: readonly Part[]): CountryNamed | null {
  codes ??= namesOfCountries();
  for (let from = 0; from < parts.length; from += 1) {
    for (let length = longestName; length > 0; length -= 1) {
      const origin = codes.get(nameOf(parts.slice(from, from + length)));
      if (origin) return { origin, rest: [...parts.slice(0, from), ...parts.slice(from + length)] };
    }
  }
  return null;
}

function namesOfCountries(): ReadonlyMap<string, string> {
  return new Map(
    countries.flatMap((code) =>
      locales.map((locale) => [wordsOf(formatCountry(locale, code)).join(' '), code] as const),
    ),
  );
}

function nameOf(parts: readonly Part[]): string {
  return parts
    .map(({ anyOf: [term, ...others], isLeftOut }) =>
      term?.as === 'words' && others.length === 0 && !isLeftOut ? wordsOf(term.text).join(' ') : '"',
    )
    .join(' ');
}
