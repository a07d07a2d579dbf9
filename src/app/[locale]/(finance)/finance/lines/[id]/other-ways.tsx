import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { isWriteOffProposed, type StatementLine } from '@/reconciliation/statement-line';
import { QuietButton, StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { propose, setAside } from './actions';

/** When no suggestion is right: wait with a reason, or propose to give the explanation up. */
export function OtherWays({ locale, line }: { locale: Locale; line: StatementLine }) {
  const t = translator(locale, 'finance');
  return (
    <>
      <details className="section">
        <summary>{t('setAside.title')}</summary>
        <form action={setAside}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="lineId" value={line.id} />
          <TextField
            name="reason"
            label={t('setAside.reason')}
            hint={t('setAside.hint')}
            rows={2}
            minLength={3}
            maxLength={500}
            required
          />
          <QuietButton>{t('setAside.action')}</QuietButton>
        </form>
      </details>
      {!isWriteOffProposed(line) && (
        <details className="section">
          <summary>{t('writeOff.title')}</summary>
          <form action={propose}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="lineId" value={line.id} />
            <TextField
              name="writeOffReason"
              label={t('writeOff.reason')}
              hint={t('writeOff.hint')}
              rows={2}
              minLength={3}
              maxLength={500}
              required
            />
            <StopButton>{t('writeOff.propose')}</StopButton>
          </form>
        </details>
      )}
    </>
  );
}
