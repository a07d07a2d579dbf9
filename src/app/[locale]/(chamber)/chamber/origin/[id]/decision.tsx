import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OriginCertificate } from '@/origin/origin-certificate';
import { PrimaryButton, StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { decide, prepare } from '../actions';

/** Sign it, or say why not; an issued one can be withdrawn. */
export function Decision({
  locale,
  certificate,
  reason,
}: {
  readonly locale: Locale;
  readonly certificate: OriginCertificate;
  /** what was written when a decision was declined */
  readonly reason: string;
}) {
  const { id, number, state } = certificate;
  if (state !== 'requested' && state !== 'issued') return null;
  const t = translator(locale, 'origin');
  const decision = state === 'requested' ? 'refuse' : 'withdraw';
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="certificate" value={id} />
    </>
  );
  return (
    <section className="section" id="decide">
      {state === 'requested' && (
        <form action={prepare}>
          {hidden}
          <p className="quiet">{t('decide.signHint')}</p>
          <PrimaryButton>{t('decide.sign', { number })}</PrimaryButton>
        </form>
      )}
      <details open={reason !== ''}>
        <summary>{t(`decide.${decision}.summary`)}</summary>
        <form action={decide} className="form">
          {hidden}
          <TextField
            name="reason"
            label={t('decide.reason')}
            hint={t(`decide.${decision}.hint`)}
            defaultValue={reason}
            required
            maxLength={2000}
            rows={3}
          />
          <StopButton name="decision" value={decision}>
            {t(`decide.${decision}.button`, { number })}
          </StopButton>
        </form>
      </details>
    </section>
  );
}
