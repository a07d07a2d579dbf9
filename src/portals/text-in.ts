import type { LocalisedText } from './schema';

/** The text in the reader's language, else in English, else in French, else in whatever there is. */
export function textIn(locale: string, text: LocalisedText): string {
  return text[locale] ?? text.en ?? text.fr ?? Object.values(text)[0] ?? '';
}
