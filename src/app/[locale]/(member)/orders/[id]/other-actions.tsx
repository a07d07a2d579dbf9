import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { isBeforeSeller, mayBecome, type Order } from '@/orders/order';
import { StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { cancel, decline } from './actions';

/** What would end the order, folded away; each names what it ends and asks why. */
export function OtherActions({
  locale,
  actor,
  order,
  party,
}: {
  locale: Locale;
  actor: Actor;
  order: Order;
  party: 'buyer' | 'seller' | null;
}) {
  const ending = party === 'seller' ? 'decline' : 'cancel';
  const isPossible =
    party &&
    mayBecome(order, party === 'seller' ? 'declined' : 'cancelled') &&
    may(actor, party === 'seller' ? 'decline-order' : 'cancel-order');
  if (!isPossible || (party === 'seller' && !isBeforeSeller(order.state))) return null;
  const t = translator(locale, 'orders');
  return (
    <details className="section">
      <summary>{t(`${ending}.summary`)}</summary>
      <form action={party === 'seller' ? decline : cancel} className="form">
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
