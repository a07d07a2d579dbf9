export const locales = ['en', 'fr', 'es', 'pt', 'ar'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

/** Each language by its own name, for the language switch. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  ar: 'العربية',
};

/**
 * The BCP 47 tag whose numbers, dates and plurals a language follows, the same in sentences and in figures. Latin digits
 * everywhere, as signed views demand; ar-MA prints them by itself, but browsers differ.
 */
export const languageTags: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  pt: 'pt-PT',
  ar: 'ar-MA-u-nu-latn',
};

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); English when none fits. */
export function negotiateLocale(
  acceptLanguage: string | null | undefined,
  offered: readonly Locale[] = locales,
): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const found = wishes.map((wish) => offered.find((locale) => locale === wish.language)).find(Boolean);
  return found ?? (offered.includes(defaultLocale) ? defaultLocale : (offered[0] ?? defaultLocale));
}
