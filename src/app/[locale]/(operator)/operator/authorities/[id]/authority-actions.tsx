import type { Authority } from '@/certificates/authority';
import { authorityRevocationReasons } from '@/certificates/revoke-authority';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton, QuietButton, StopButton } from '@/ui/button';
import { ChoiceField, Field, SelectField } from '@/ui/field';
import { importList, renew, revoke } from '../actions';
import type { AuthorityStatus } from '../authority-status';

interface Props {
  readonly locale: Locale;
  readonly authority: Authority;
  readonly inForce: number;
  readonly status: AuthorityStatus;
}

/** Renew it, bring its list where its key is elsewhere, revoke it: each where it applies. */
export function AuthorityActions({ locale, authority, inForce, status }: Props) {
  const t = translator(locale, 'authorities');
  const { id, name, kind } = authority;
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={id} />
    </>
  );
  const signsLists = kind === 'root' || kind === 'intermediate' || kind === 'recognised';
  return (
    <>
      {kind === 'issuing' && status === 'working' && (
        <section className="section">
          <h2>{t('renew.title')}</h2>
          <p className="prose">{t('renew.hint')}</p>
          <form action={renew}>
            {hidden}
            <PrimaryButton>{t('renew.submit', { name })}</PrimaryButton>
          </form>
        </section>
      )}
      {signsLists && !authority.sealedKey && status !== 'expired' && (
        <section className="section">
          <h2>{t('list.title')}</h2>
          <p className="prose">{t('list.hint')}</p>
          <form action={importList}>
            {hidden}
            <Field type="file" name="list" label={t('list.file')} accept=".crl,.pem,.der" required />
            <QuietButton>{t('list.submit')}</QuietButton>
          </form>
        </section>
      )}
      {authority.issuerId && kind !== 'ocsp' && (status === 'working' || status === 'retired') && (
        <section className="section">
          <h2>{t('revoke.title')}</h2>
          <p className="prose">{t('revoke.hint', { name, count: inForce })}</p>
          <form action={revoke}>
            {hidden}
            <SelectField name="reason" label={t('revoke.reason')} required defaultValue="">
              <option value="" disabled>
                {t('revoke.choose')}
              </option>
              {authorityRevocationReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`reasons.${reason}`)}
                </option>
              ))}
            </SelectField>
            <ChoiceField name="sure" required label={t('revoke.sure', { name, count: inForce })} />
            <StopButton>{t('revoke.submit', { name })}</StopButton>
          </form>
        </section>
      )}
    </>
  );
}
