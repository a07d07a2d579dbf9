import { isLocale } from '@/i18n/locales';
import { isCurrency } from '@/trade/currency';
import type { ProductValues } from './form-limits';

/** What decides which fields the form has: the languages and currencies, and where goods come from by default. */
export interface FormFrame {
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
  readonly originCountry: string;
}

/** The form of a market, widened by languages and currencies that goods have beyond it, so that saving drops none. */
export function frameOf(
  portal: {
    readonly locales: readonly string[];
    readonly currencies: readonly string[];
    readonly country: string;
  },
  values: ProductValues = {},
): FormFrame {
  const also = (pattern: RegExp) => Object.keys(values).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return {
    languages: [
      ...new Set([...portal.locales, ...also(/^(?:name|packaging|sampleTerms)_([a-z]{2})$/)]),
    ].filter(isLocale),
    currencies: [
      ...new Set([...portal.currencies, ...also(/^price_([A-Z]{3})_\d/), values.sampleCurrency ?? '']),
    ].filter(isCurrency),
    originCountry: portal.country,
  };
}
