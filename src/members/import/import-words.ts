import { formatCountry } from '@/i18n/format';
import { type Locale, localeNames, locales } from '@/i18n/locales';
import { countries } from '@/trade/countries';
import { plainWord } from '../csv-rows';
import type { memberRoles, OrganisationFacts } from '../organisation';

type Kind = OrganisationFacts['kind'];
type MemberRole = (typeof memberRoles)[number];

const kinds = words<Kind>({
  cooperative: 'coopérative coop cooperativa تعاونية',
  company: 'société entreprise empresa sociedad sociedade compañía شركة',
  association: 'asociación associação جمعية',
});

const roles = words<MemberRole>({
  owner: 'principal responsable responsable-légal titular مسؤول',
  seller: 'vendeur vendeuse vendedor vendedora بائع',
  buyer: 'acheteur acheteuse comprador compradora مشتر مشتري',
  approver: 'approbateur approbatrice aprobador aprobadora aprovador aprovadora موافق',
});

/** "Coopérative" → "cooperative", in any of our languages; null for what is none. */
export const kindOf = (text: string): Kind | null => kinds.get(plainWord(text)) ?? null;

/** "vendeuse, acheteuse" → seller and buyer; null when a word among them is no role. */
export function rolesOf(text: string): MemberRole[] | null {
  const named = plainWord(text)
    .split(/[\s,;/+|،]+/)
    .filter(Boolean)
    .map((word) => roles.get(word));
  return named.every((role) => role !== undefined) ? [...new Set(named)] : null;
}

/** "fr", "Français", "French" → "fr". */
export const languageOf = (text: string): Locale | null => languages.get(plainWord(text)) ?? null;

/** "CM", "Cameroun", "الكاميرون" → "CM": a code, or the country's name in any of our languages. */
export const countryOf = (text: string): string | null => countryNames().get(plainName(text)) ?? null;

/** "Guinée Bissau" and "Guinée-Bissau" are one, and "Cote d Ivoire" is Côte d’Ivoire. */
function plainName(text: string): string {
  return plainWord(text).replace(/['\u2010-\u2015-]+/g, ' ');
}

function words<T extends string>(table: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const entries = Object.entries(table) as [T, string][];
  return new Map(
    entries.flatMap(([meant, said]) =>
      [meant, ...said.split(' ')].map((word) => [plainWord(word), meant] as const),
    ),
  );
}

const languages: ReadonlyMap<string, Locale> = new Map(
  locales.flatMap((language) => [
    [language, language] as const,
    [plainWord(localeNames[language]), language] as const,
    ...locales.map((reader) => {
      const name = new Intl.DisplayNames([reader], { type: 'language' }).of(language);
      return [plainWord(name ?? language), language] as const;
    }),
  ]),
);

let rememberedCountries: ReadonlyMap<string, string> | undefined;

function countryNames(): ReadonlyMap<string, string> {
  rememberedCountries ??= new Map(
    countries.flatMap((code) => [
      [code.toLowerCase(), code] as const,
      ...locales.map((locale) => [plainName(formatCountry(locale, code)), code] as const),
    ]),
  );
  return rememberedCountries;
}
