import { formatDate, formatMoney } from '@/i18n/format';
import { translator } from '@/i18n/translator';
import type { OrderDocument } from '@/trade/order-document';
import { dayOf, paperLocale } from './paper/printing';

/**
 * The wording of an order in its language, one paragraph a line: what is ordered and by whom, delivery, payment,
 * conformity, law and forum, and what the signatures mean. It becomes the document's `documentText`.
 */
export function orderWording(order: Omit<OrderDocument, 'documentText'>): string {
  const locale = paperLocale(order.language);
  const t = translator(locale, 'document');
  const { incoterm, place } = order;
  return [
    t('wording.order', {
      buyer: order.buyer.name,
      seller: order.seller.name,
      total: formatMoney(locale, order.total),
    }),
    t('wording.delivery', { incoterm, place, date: formatDate(locale, dayOf(order.deliveryDate)) }),
    t(`triggerText.${order.paymentTrigger}`),
    t('wording.conformity'),
    t('wording.law', { law: order.governingLaw, forum: order.disputeForum }),
    t('wording.signatures'),
  ].join('\n');
}
