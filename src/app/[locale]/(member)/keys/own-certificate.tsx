import { revocationReasonsFor } from '@/certificates/certificate';
import type { CertificateSummary } from '@/certificates/find-certificates';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietButton, QuietLink, StopButton } from '@/ui/button';
import { KeptHere } from '@/ui/keys/kept-here';
import { Seal } from '@/ui/seal';
import { revokeOwn, suspendOwn } from './actions';

/** One of the member's certificates: its seal, where its key is, and what its holder may do with it. */
export function OwnCertificate(props: {
  locale: Locale;
  certificate: CertificateSummary;
  isInUse: boolean;
  isRenewed: boolean;
}) {
  const { locale, certificate, isInUse, isRenewed } = props;
  const t = translator(locale, 'keys');
  const own = translator(locale, 'devices');
  const { state, notBefore, notAfter, deviceName, keyProtection } = certificate;
  const [from, until] = [formatDate(locale, notBefore), formatDate(locale, notAfter)];
  const isGood = state === 'active' && notAfter > new Date();
  return (
    <Seal
      facts={{
        fingerprint: certificate.fingerprint,
        state: isGood ? 'whole' : 'broken',
        person: certificate.personName,
        organisation: certificate.organisationName,
        when: t('here.period', { from, until }),
        reason: isGood ? null : t(`here.state.${state === 'active' ? 'expired' : state}`),
      }}
    >
      <div className="quiet fine mono">{t('here.serial', { serial: certificate.serial })}</div>
      {deviceName && <div dir="auto">{own('certificate.device', { name: deviceName })}</div>}
      {isGood && (
        <div className="quiet">
          <KeptHere
            fingerprint={certificate.fingerprint}
            here={own('certificate.keptHere')}
            elsewhere={own(`certificate.kept.${keyProtection}`)}
          />{' '}
          {isInUse && own('certificate.inUse')}
        </div>
      )}
      {isGood && isRenewed && <div>{own('certificate.successor')}</div>}
      {isGood && isInUse && !isRenewed && (
        <p>
          <QuietLink href={`/${locale}/keys/renew`}>{own('renew.action')}</QuietLink>
        </p>
      )}
      {isGood && <WhenLost locale={locale} certificate={certificate} until={until} />}
    </Seal>
  );
}

function WhenLost(props: { locale: Locale; certificate: CertificateSummary; until: string }) {
  const { locale, certificate, until } = props;
  const t = translator(locale, 'keys');
  const own = translator(locale, 'devices');
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="certificateId" value={certificate.id} />
    </>
  );
  const [reasonId, sureId] = [`reason-${certificate.id}`, `sure-${certificate.id}`];
  return (
    <details>
      <summary>{t('here.lost')}</summary>
      <p className="prose">{t('here.lostHint')}</p>
      <form action={revokeOwn}>
        {hidden}
        <div className="field">
          <label htmlFor={reasonId}>{t('here.reason')}</label>
          <select className="input" id={reasonId} name="reason">
            {revocationReasonsFor.holder.map((reason) => (
              <option key={reason} value={reason}>
                {t(`here.reasons.${reason}`)}
              </option>
            ))}
          </select>
        </div>
        <label className="choice" htmlFor={sureId}>
          <input type="checkbox" id={sureId} name="sure" required />
          <span>{own('certificate.sure')}</span>
        </label>
        <StopButton>{t('here.revokeTitle', { date: until })}</StopButton>
      </form>
      <h3>{own('certificate.suspendTitle')}</h3>
      <p className="prose">{own('certificate.suspendHint')}</p>
      <form action={suspendOwn}>
        {hidden}
        <QuietButton>{own('certificate.suspend')}</QuietButton>
      </form>
    </details>
  );
}
