import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Order } from '@/orders/order';
import { StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { sendBack } from './actions';

/** The other answer of a second signatory, folded away: not to approve, and why. */
export function RefuseApprovalForm({ locale, order }: { locale: Locale; order: Order }) {
  const t = translator(locale, 'mandates');
  return (
    <details className="section">
      <summary>{t('approval.summary')}</summary>
      <form action={sendBack} className="form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="order" value={order.id} />
        <TextField
          name="reason"
          label={t('approval.reason')}
          hint={t('approval.hint')}
          required
          maxLength={500}
          rows={3}
        />
        <StopButton>{t('approval.button', { number: order.number })}</StopButton>
      </form>
    </details>
  );
}
