import { formatDate, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { endableFrom, type Order } from '@/orders/order';
import type { TaskKind } from '../../today/tasks';

/**
 * What an order waits for, in a sentence or two. Where it is accepted and not paid, both parties read since when it waits,
 * and from when on the seller may end it.
 */
export function taskText(
  locale: Locale,
  order: Pick<Order, 'state' | 'acceptedAt' | 'expiresAt'>,
  task: TaskKind,
  now: Date,
): string {
  const t = translator(locale, 'orders');
  const until = endableFrom(order);
  const isUnpaid = task === 'authorise-payment' || task === 'await-payment';
  if (!until || !order.acceptedAt || !isUnpaid)
    return t(`next.${task}.text`, { date: formatDate(locale, order.expiresAt) });
  return t(`unpaid.${task}.${until <= now ? 'due' : 'waits'}`, {
    since: formatDate(locale, order.acceptedAt),
    until: formatInstant(locale, until),
  });
}
