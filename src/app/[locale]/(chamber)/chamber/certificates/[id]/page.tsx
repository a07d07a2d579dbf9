import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { certificateText } from '@/certificates/certificate-text';
import { findCertificate } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Seal } from '@/ui/seal';
import { StatusWord } from '@/ui/status-word';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { shapeOfState, stateNow } from '../certificate-status';
import { CertificateActions } from './certificate-actions';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'chamber')('certificate.title') };
}

/** A certificate as people read it and as OpenSSL prints it, to take away, to suspend and to revoke. */
export default async function CertificatePage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const certificateId = z.uuid().safeParse(id);
  const certificate = certificateId.success
    ? await inTransaction(scopeOf(actor), (tx) => findCertificate(tx, certificateId.data))
    : null;
  if (!certificate || !may(actor, 'see-certificates', { portalId: certificate.portalId })) notFound();
  const t = translator(locale, 'chamber');
  const state = stateNow(certificate);
  const facts = [
    ['subject', certificate.subject],
    ['serial', certificate.serial],
    [
      'validity',
      `${formatInstant(locale, certificate.notBefore)} – ${formatInstant(locale, certificate.notAfter)}`,
    ],
    ['keyProtection', t(`certificate.protections.${certificate.keyProtection}`)],
    ['fingerprint', certificate.fingerprint.match(/.{4}/g)?.join(' ')],
    certificate.revokedAt && [
      'revokedAt',
      `${formatInstant(locale, certificate.revokedAt)}: ${t(`reasons.${certificate.revocationReason}`)}`,
    ],
  ].filter((fact) => fact !== null);
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<StatusWord shape={shapeOfState[state]}>{t(`certificates.states.${state}`)}</StatusWord>}
        title={certificate.personName}
        lead={certificate.organisationName ?? t('certificates.staff')}
      />
      {did && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      <Seal
        facts={{
          fingerprint: certificate.fingerprint,
          state: state === 'active' ? 'whole' : 'broken',
          person: certificate.personName,
          organisation: certificate.organisationName,
          reason: state === 'active' ? null : t(`certificates.states.${state}`),
        }}
      />
      <section className="section">
        <h2>{t('certificate.facts')}</h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`certificate.${name}`)}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="links">
          {(['pem', 'der', 'chain'] as const).map((format) => (
            <a key={format} href={`/${locale}/chamber/certificates/${certificate.id}/download/${format}`}>
              {t(`certificate.download.${format}`)}
            </a>
          ))}
        </p>
        <details>
          <summary>{t('certificate.asOpenssl')}</summary>
          <pre className="certificate-text" dir="ltr">
            {certificateText(certificate.der)}
          </pre>
        </details>
      </section>
      <CertificateActions locale={locale} certificate={certificate} state={state} />
    </ChamberShell>
  );
}
