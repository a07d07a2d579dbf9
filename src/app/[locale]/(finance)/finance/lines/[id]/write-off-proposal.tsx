import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { LineDetail } from '@/reconciliation/find-line';
import { money } from '@/trade/money';
import { QuietButton, StopButton } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { approve, withdraw } from './actions';

/** Somebody wants to write the line off: another person agrees or withdraws it. */
export function WriteOffProposal({
  locale,
  detail: { line, reasonByName },
  isOwn,
}: {
  locale: Locale;
  detail: LineDetail;
  isOwn: boolean;
}) {
  const t = translator(locale, 'finance');
  const amount = formatMoney(locale, money(line.currency, line.amountMinor));
  return (
    <Notice title={t('writeOff.proposed', { person: reasonByName ?? '' })}>
      <blockquote dir="auto">{line.reason}</blockquote>
      {isOwn && <p>{t('writeOff.waitsForAnother')}</p>}
      <div className="actions">
        {!isOwn && (
          <form action={approve}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="lineId" value={line.id} />
            <StopButton>{t('writeOff.approve', { amount })}</StopButton>
          </form>
        )}
        <form action={withdraw}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="lineId" value={line.id} />
          <QuietButton>{t('writeOff.withdraw')}</QuietButton>
        </form>
      </div>
    </Notice>
  );
}
