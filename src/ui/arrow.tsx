import { directionOf, type Locale } from '@/i18n/locales';

/** From one to the next, in the direction of the reader's script: no script turns an arrow round by itself. */
export function Arrow({ locale }: { readonly locale: Locale }) {
  return directionOf(locale) === 'rtl' ? '←' : '→';
}
