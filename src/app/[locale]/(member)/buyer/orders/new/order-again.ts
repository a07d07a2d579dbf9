import type { Locale } from '@/i18n/locales';
import type { OrderDetail } from '@/orders/find-orders';
import { quantityToDecimal } from '@/trade/quantity';
import { quantityFieldOf } from './quantity-fields';

/** The order form, filled in with everything that was typed for an order that was written already. */
export function orderAgainPath(
  locale: Locale,
  { order, lines }: Pick<OrderDetail, 'order' | 'lines'>,
): string {
  const typed = new URLSearchParams({
    product: lines[0]?.productId ?? '',
    currency: order.currency,
    incotermPlace: order.incotermPlace,
    deliveryDate: order.deliveryDate,
    note: order.note,
  });
  for (const line of lines) typed.set(quantityFieldOf(line), quantityToDecimal(line.quantityThousandths));
  return `/${locale}/buyer/orders/new?${typed}`;
}
