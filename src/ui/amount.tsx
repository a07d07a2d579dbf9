import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import type { Money } from '@/trade/money';

/** "1 234,50 EUR", never broken over two lines and never turned round in a right-to-left page. */
export function Amount({ locale, value }: { readonly locale: Locale; readonly value: Money }) {
  return <bdi className="amount">{formatMoney(locale, value)}</bdi>;
}
