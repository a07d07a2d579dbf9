import { freeOf, type Stock } from '@/catalogue/stock';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { quantityText } from '@/ui/quantity';

/** How much can still be ordered, in words; null where nothing limits it. */
export function leftText(locale: Locale, stock: Stock, unit: string): string | null {
  const left = freeOf(stock);
  if (left === null) return null;
  return left > 0 ? quantityText(locale, left, unit) : translator(locale, 'catalogue')('product.soldOut');
}
