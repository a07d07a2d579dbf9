import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { OrderDetail } from '@/orders/find-orders';
import type { Shortage } from '@/orders/shortage';
import { textIn } from '@/portals/text-in';
import { PrimaryLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { quantityText } from '@/ui/quantity';
import { orderAgainPath } from '../../buyer/orders/new/order-again';

type Line = OrderDetail['lines'][number];

/** Tells the buyer of an order that is not placed yet what others were quicker to order, and how to go on with the rest. */
export function ShortOfStock({
  locale,
  actor,
  detail,
  shortages,
}: {
  readonly locale: Locale;
  readonly actor: Actor;
  readonly detail: OrderDetail;
  readonly shortages: readonly Shortage<Line>[];
}) {
  if (shortages.length === 0) return null;
  const t = translator(locale, 'orders');
  return (
    <Notice tone="stopped" title={t('short.title')}>
      <ul>
        {shortages.map(({ line, orderedThousandths, leftThousandths }) => (
          <li key={line.position}>
            {t('short.line', {
              goods: [textIn(locale, line.name), line.variantCode].filter(Boolean).join(' · '),
              left: quantityText(locale, leftThousandths, line.unit),
              ordered: quantityText(locale, orderedThousandths, line.unit),
            })}
          </li>
        ))}
      </ul>
      <p>{t('short.text')}</p>
      {may(actor, 'draft-order') && (
        <p>
          <PrimaryLink href={orderAgainPath(locale, detail)}>{t('short.again')}</PrimaryLink>
        </p>
      )}
    </Notice>
  );
}
