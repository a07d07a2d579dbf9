import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** What the exporter declares, in the language of the paper it will stand on. */
export function declarationIn(language: Locale, order: string): { wording: string; language: string } {
  return { wording: translator(language, 'origin')('declaration', { order }), language };
}
