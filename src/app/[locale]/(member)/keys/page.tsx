import type { Metadata } from 'next';
import { keyWords } from '@/app/island-words';
import { requireActor } from '@/app/session';
import { revocationReasonsFor } from '@/certificates/certificate';
import { type CertificateSummary, findCertificates } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { StopButton } from '@/ui/button';
import { SelectField } from '@/ui/field';
import { KeysHere } from '@/ui/keys/keys-here';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Seal } from '@/ui/seal';
import { MemberShell } from '../../member-shell';
import { revokeOwn } from './actions';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'keys')('here.title') };
}

/** A member's certificates, the keys in this browser, and what to do when a key is lost. */
export default async function KeysPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireActor(locale);
  const t = translator(locale, 'keys');
  const certificates = await inTransaction(scopeOf(actor), (tx) =>
    findCertificates(tx, { personId: actor.personId }),
  );
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('here.title')} lead={t('here.lead')} />
      {did && <Notice tone="done">{t('here.revoked')}</Notice>}
      {refused && (
        <Notice tone="stopped" title={t('refusal.title')}>
          {t(`refusal.${refused}`)}
        </Notice>
      )}
      <section className="section">
        <h2>{t('here.inBrowser')}</h2>
        <KeysHere words={keyWords(locale)} locale={locale} />
      </section>
      <section className="section">
        <h2>{t('here.certificates')}</h2>
        {certificates.map((certificate) => (
          <OwnCertificate key={certificate.id} locale={locale} certificate={certificate} />
        ))}
      </section>
    </MemberShell>
  );
}

function OwnCertificate(props: { locale: Locale; certificate: CertificateSummary }) {
  const { locale, certificate } = props;
  const t = translator(locale, 'keys');
  const { id, state, notBefore, notAfter } = certificate;
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
      {isGood && (
        <details>
          <summary>{t('here.lost')}</summary>
          <p className="prose">{t('here.lostHint')}</p>
          <form action={revokeOwn}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="certificateId" value={id} />
            <SelectField name="reason" label={t('here.reason')}>
              {revocationReasonsFor.holder.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`here.reasons.${reason}`)}
                </option>
              ))}
            </SelectField>
            <StopButton>{t('here.revokeTitle', { date: until })}</StopButton>
          </form>
        </details>
      )}
    </Seal>
  );
}
