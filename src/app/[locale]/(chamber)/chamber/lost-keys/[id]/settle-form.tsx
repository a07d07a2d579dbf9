import type { CertificateSummary } from '@/certificates/find-certificates';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PersonWithRoles } from '@/members/find-people';
import { StopButton } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { settle } from './actions';

/** How the registrar made sure, which certificates end and why, and for which organisation the person is invited. */
export function SettleForm(props: {
  locale: Locale;
  reportId: string;
  person: { id: string; name: string };
  certificates: readonly CertificateSummary[];
  roles: readonly PersonWithRoles[];
  typed: string | undefined;
}) {
  const { locale, reportId, person, certificates, roles, typed } = props;
  const t = translator(locale, 'devices');
  return (
    <section className="section">
      <h2>{t('cases.settleTitle')}</h2>
      <p>{t('cases.known', { name: person.name })}</p>
      <form action={settle}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="reportId" value={reportId} />
        <TextField
          name="confirmation"
          label={t('cases.confirmation')}
          hint={t('cases.confirmationHint')}
          defaultValue={typed}
          required
          maxLength={500}
          rows={2}
        />
        <Certificates locale={locale} certificates={certificates} />
        <SelectField name="reason" label={t('cases.reason')} defaultValue="keyCompromise">
          {(['keyCompromise', 'superseded'] as const).map((reason) => (
            <option key={reason} value={reason}>
              {t(`cases.reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="organisationId" label={t('cases.organisation')}>
          {roles.map(({ organisationId, organisationName }) => (
            <option key={organisationId ?? 'staff'} value={organisationId ?? ''}>
              {organisationName ?? t('cases.staff')}
            </option>
          ))}
        </SelectField>
        <StopButton>{t('cases.settle', { person: person.name })}</StopButton>
      </form>
    </section>
  );
}

function Certificates(props: { locale: Locale; certificates: readonly CertificateSummary[] }) {
  const { locale, certificates } = props;
  const t = translator(locale, 'devices');
  if (certificates.length === 0) return <p>{t('cases.certificatesNone')}</p>;
  return (
    <fieldset className="field">
      <legend>{t('cases.certificates')}</legend>
      {certificates.map(({ id, deviceName, serial, notAfter }) => (
        <label className="choice" key={id}>
          <input type="checkbox" name="certificateId" value={id} defaultChecked />
          <span dir="auto">
            {t('cases.until', {
              device: deviceName ?? t('sessions.unnamed', { serial: `${serial.slice(0, 12)}…` }),
              date: formatDate(locale, notAfter),
            })}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
