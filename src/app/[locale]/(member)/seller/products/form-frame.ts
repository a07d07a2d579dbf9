import type { Portal } from '@/portals/find-portals';
import type { FormFrame } from './product-values';

/** The form of a market: its languages, its first currency, its country. */
export function frameOf(portal: Portal): FormFrame {
  return {
    languages: portal.locales,
    currency: portal.currencies[0] ?? 'EUR',
    originCountry: portal.country,
  };
}
