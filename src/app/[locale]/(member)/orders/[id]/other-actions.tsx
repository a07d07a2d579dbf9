import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import type { Order } from '@/orders/order';
import type { Payment } from '@/payments/payment';
import { StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { cancel, decline, endUnpaid } from './actions';
import { endingOf } from './ending-of';

const actions = { decline, cancel, end: endUnpaid };

/** What would end the order, folded away; each names what it ends and asks why. */
export function OtherActions({
  locale,
  actor,
  order,
  party,
  payment,
}: {
  locale: Locale;
  actor: Actor;
  order: Order;
  party: 'buyer' | 'seller' | null;
  payment: Payment | null;
}) {
  const ending = endingOf(actor, party, order, payment, new Date());
  if (!ending) return null;
  const t = translator(locale, 'orders');
  return (
    <details className="section">
      <summary>{t(`${ending}.summary`)}</summary>
      <form action={actions[ending]} className="form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="order" value={order.id} />
        <TextField
          name="reason"
          label={t(`${ending}.reason`)}
          hint={t(`${ending}.hint`)}
          required
          maxLength={500}
          rows={3}
        />
        <StopButton>{t(`${ending}.button`, { number: order.number })}</StopButton>
      </form>
    </details>
  );
}
