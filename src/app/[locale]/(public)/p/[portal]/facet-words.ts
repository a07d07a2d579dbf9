import type { FacetName } from '@/catalogue/search/facets';
import { formatCountry, formatMoney } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import { monthNames } from '@/ui/season-strip';
import type { Market } from '../../market';

/** A facet's value as the reader reads it: "Cameroon", "up to 5.00 EUR", "within 14 days", "March". */
export function facetWords(
  { locale, currency }: Pick<Market, 'locale' | 'currency'>,
  name: FacetName,
  value: string | number,
): string {
  const t = translator(locale, 'search');
  const text = String(value);
  switch (name) {
    case 'category':
      return translator(locale, 'categories')(text);
    case 'origin':
      return formatCountry(locale, text);
    case 'certificate': {
      const scheme = `product.schemes.${text}`;
      const words = translator(locale, 'catalogue');
      return /[.]/.test(text) || !words.has(scheme) ? text : words(scheme);
    }
    case 'price':
    case 'order':
      return t('upTo', { amount: formatMoney(locale, { currency, minor: Number(value) }) });
    case 'lead':
      return t('within', { days: Number(value) });
    case 'month':
      return monthNames(locale, [Number(value)]);
    case 'incoterm':
      return text;
  }
}
