import type { FacetName } from '@/catalogue/search/facets';
import { formatCountry, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { monthNames } from '@/ui/season-strip';

/** Who reads facets: in which language, with amounts in which currency, and of which markets where all are searched. */
export interface FacetReader {
  readonly locale: Locale;
  readonly currency: string;
  readonly markets?: readonly Pick<Portal, 'id' | 'slug' | 'name'>[];
}

/** A facet's value as the reader reads it: "Cameroon", "up to 5.00 EUR", "within 14 days", "March". */
export function facetWords(
  { locale, currency, markets = [] }: FacetReader,
  name: FacetName,
  value: string | number,
): string {
  const t = translator(locale, 'search');
  const text = String(value);
  switch (name) {
    case 'category':
      return translator(locale, 'categories')(text);
    case 'market': {
      const market = markets.find(({ slug }) => slug === text);
      return market ? textIn(locale, market.name) : text;
    }
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
