import type { Locale } from '@/i18n/locales';
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

/** "Expéditeur · Consignor": in the market's language and in English, which customs read everywhere. */
export function inBoth({ locale, t }: OriginPrinting, key: string, values?: TranslationValues): string {
  const english = translator('en', 'origin-paper')(key, values);
  return locale === 'en' ? english : `${t(key, values)} · ${english}`;
}

/** The English of a sentence; null on English paper, which has it already. */
export function inEnglish(
  { locale }: OriginPrinting,
  key: string,
  values?: TranslationValues,
): string | null {
  return locale === 'en' ? null : translator('en', 'origin-paper')(key, values);
}
