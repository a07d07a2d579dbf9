import { directionOf, type Locale } from '@/i18n/locales';
import type { Translate, TranslationValues } from '@/i18n/translate';
import { translator } from '@/i18n/translator';
import type { OriginDocument } from '@/trade/origin-document';
import { paperLocale } from '../printing';
import type { Paper } from '../sheet';

/** What every part of a certificate of origin needs to print itself. */
export interface OriginPrinting {
  readonly paper: Paper;
  readonly document: OriginDocument;
  readonly locale: Locale;
  /** the words of certificates of origin, and those that all papers share */
  readonly t: Translate;
  readonly shared: Translate;
}

export function originPrinting(paper: Paper, document: OriginDocument): OriginPrinting {
  const locale = paperLocale(document.language);
  return {
    paper,
    document,
    locale,
    t: translator(locale, 'origin-paper'),
    shared: translator(locale, 'document'),
  };
}

/**
 * "Expéditeur · Consignor": in the market's language and in English, which customs read everywhere. `valuesOf` says what
 * the sentence tells in either language, where that differs: a date.
 */
export function inBoth(
  { locale, t }: OriginPrinting,
  key: string,
  valuesOf?: TranslationValues | ((locale: Locale) => TranslationValues),
): string {
  const values = typeof valuesOf === 'function' ? valuesOf(locale) : valuesOf;
  const englishValues = typeof valuesOf === 'function' ? valuesOf('en') : valuesOf;
  const english = translator('en', 'origin-paper')(key, englishValues);
  return locale === 'en' ? english : `${t(key, values)} · ${asEnglish(locale, english)}`;
}

/** On paper read from the right, English runs its own way even where it begins with a figure or an Arabic name (LRI, PDI). */
function asEnglish(locale: Locale, english: string): string {
  return directionOf(locale) === 'rtl' ? `\u2066${english}\u2069` : english;
}

/** The English of a sentence; null on English paper, which has it already. */
export function inEnglish(
  { locale }: OriginPrinting,
  key: string,
  values?: TranslationValues,
): string | null {
  return locale === 'en' ? null : asEnglish(locale, translator('en', 'origin-paper')(key, values));
}
