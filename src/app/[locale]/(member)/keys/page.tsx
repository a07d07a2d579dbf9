import type { Metadata } from 'next';
import { keyWords } from '@/app/island-words';
import { requireActor } from '@/app/session';
import { findCertificates } from '@/certificates/find-certificates';
import { findOwnSessions } from '@/certificates/find-own-sessions';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { QuietLink } from '@/ui/button';
import { KeysHere } from '@/ui/keys/keys-here';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../member-shell';
import { OwnCertificate } from './own-certificate';
import { OwnSessions } from './own-sessions';
import { RenewalDue } from './renewal-due';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'keys')('here.title') };
}

/** A member's certificates and where their keys are, the sessions that run, and what to do when a key is lost. */
export default async function KeysPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireActor(locale);
  const t = translator(locale, 'keys');
  const own = translator(locale, 'devices');
  const { certificates, sessions } = await inTransaction(scopeOf(actor), async (tx) => ({
    certificates: await findCertificates(tx, { personId: actor.personId }),
    sessions: await findOwnSessions(tx, actor.personId),
  }));
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('here.title')} lead={t('here.lead')} />
      {did && own.has(`done.${did}`) && <Notice tone="done">{own(`done.${did}`)}</Notice>}
      {refused && (
        <Notice tone="stopped" title={t('refusal.title')}>
          {refused === 'sure-missing' ? own('certificate.sureMissing') : refusalIn(t, refused)}
        </Notice>
      )}
      <RenewalDue locale={locale} actor={actor} certificates={certificates} />
      <section className="section">
        <h2>{t('here.certificates')}</h2>
        {certificates.map((certificate) => (
          <OwnCertificate
            key={certificate.id}
            locale={locale}
            certificate={certificate}
            isInUse={certificate.id === actor.certificateId}
            isRenewed={certificates.some((one) => one.replaces === certificate.id && one.state === 'active')}
          />
        ))}
        <p className="actions">
          <QuietLink href={`/${locale}/keys/device`}>{own('device.title')}</QuietLink>
          <a href={`/${locale}/keys/guide`}>{own('device.guide')}</a>
        </p>
      </section>
      <section className="section">
        <h2>{t('here.inBrowser')}</h2>
        <KeysHere words={keyWords(locale)} locale={locale} />
      </section>
      <OwnSessions locale={locale} sessions={sessions} current={actor.sessionId} />
    </MemberShell>
  );
}

function refusalIn(t: ReturnType<typeof translator>, code: string): string {
  return t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.other', { code });
}
