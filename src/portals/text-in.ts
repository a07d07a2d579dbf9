import type { LocalisedText } from './schema';

/** The text in the reader's language, else in English, else in French, else in whatever there is. */
export function textIn(locale: string, text: LocalisedText): string {
  return text[languageIn(locale, text)] ?? '';
}

/** The language in which `textIn` finds the text; the reader's where there is no text. */
export function languageIn(locale: string, text: LocalisedText): string {
  return [locale, 'en', 'fr', ...Object.keys(text)].find((code) => text[code] !== undefined) ?? locale;
}
