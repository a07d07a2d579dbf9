import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { artworkNames } from './artwork';

/** What a drawing is called; goods without one of ours are shown on the cloth of their category. */
export function artworkText(locale: Locale, name: string): string {
  const t = translator(locale, 'products');
  return artworkNames.includes(name) ? t(`artwork.${name}`) : t('noArtwork');
}
