import { isLocale, type Locale } from './locales';

/** The language that a path begins with ("/fr/p/wouri"); null for one that begins with none. */
export function localeOfPath(path: string): Locale | null {
  const first = path.split('/')[1] ?? '';
  return isLocale(first) ? first : null;
}
