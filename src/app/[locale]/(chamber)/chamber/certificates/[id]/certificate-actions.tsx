import {
  type CertificateState,
  certificateTransitions,
  revocationReasonsFor,
} from '@/certificates/certificate';
import type { CertificateSummary } from '@/certificates/find-certificates';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { canMove } from '@/trade/state-machine';
import { QuietButton, StopButton } from '@/ui/button';
import { ChoiceField, SelectField } from '@/ui/field';
import { release, revoke, suspend } from './actions';

/** What may be done with a certificate in its state: suspend it, release it, revoke it for good. */
export function CertificateActions(props: {
  locale: Locale;
  certificate: CertificateSummary;
  state: CertificateState;
}) {
  const { locale, certificate, state } = props;
  const t = translator(locale, 'chamber');
  const person = certificate.personName;
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="certificateId" value={certificate.id} />
    </>
  );
  return (
    <>
      {canMove(certificateTransitions, state, 'suspended') && (
        <section className="section">
          <h2>{t('certificate.suspendTitle')}</h2>
          <p className="prose">{t('certificate.suspendHint')}</p>
          <form action={suspend}>
            {hidden}
            <QuietButton>{t('certificate.suspend', { person })}</QuietButton>
          </form>
        </section>
      )}
      {state === 'suspended' && (
        <section className="section">
          <h2>{t('certificate.releaseTitle')}</h2>
          <form action={release}>
            {hidden}
            <QuietButton>{t('certificate.release', { person })}</QuietButton>
          </form>
        </section>
      )}
      {canMove(certificateTransitions, state, 'revoked') && (
        <section className="section">
          <h2>{t('certificate.revokeTitle')}</h2>
          <p className="prose">{t('certificate.revokeHint')}</p>
          <form action={revoke}>
            {hidden}
            <SelectField name="reason" label={t('certificate.reason')} required defaultValue="">
              <option value="" disabled>
                {t('certificate.chooseReason')}
              </option>
              {revocationReasonsFor.chamber.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`reasons.${reason}`)}
                </option>
              ))}
            </SelectField>
            <ChoiceField name="sure" required label={t('certificate.sure')} />
            <StopButton>{t('certificate.revoke', { person })}</StopButton>
          </form>
        </section>
      )}
    </>
  );
}
