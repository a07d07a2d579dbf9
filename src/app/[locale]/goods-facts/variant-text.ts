import type { Variant } from '@/catalogue/variant';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { optionsOf } from '@/trade/variant-options';

/** "L-IND: size L, colour indigo" */
export function variantText(locale: Locale, { code, options }: Pick<Variant, 'code' | 'options'>): string {
  const t = translator(locale, 'document');
  const said = optionsOf(options).map(({ name, value }) => t(`goods.options.${name}`, { value }));
  return [code, ...said].join(' · ');
}
