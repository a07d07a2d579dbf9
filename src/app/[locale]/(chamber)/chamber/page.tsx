import type { Metadata } from 'next';
import { type CertificateSummary, findCertificates } from '@/certificates/find-certificates';
import { findOpenInvitations, type OpenInvitation } from '@/certificates/find-invitations';
import { countLostKeys } from '@/certificates/find-lost-keys';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import { findApplicationFigures } from '@/members/applications/find-application-figures';
import { findApplications } from '@/members/applications/find-applications';
import { findMandatesToEndorse, type MandateOfPerson } from '@/members/find-mandates';
import { findNotices, markNoticesRead } from '@/notifications/find-notices';
import { countRequests } from '@/origin/find-certificates';
import { PrimaryLink, QuietLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ApplicationsToday } from './applications-today';
import { EndorseForms } from './authorisations/endorse-forms';
import { ChamberShell } from './chamber-shell';
import { News } from './news';
import { requireRegistrar } from './registrar';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'chamber')('today.title') };
}

const sixtyDays = 60 * 86_400_000;
const applicationsShown = 5;
const noticesShown = 8;

/** What waits for the chamber, oldest first. */
export default async function ChamberTodayPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const { portalId } = actor;
  const t = translator(locale, 'chamber');
  const endingBefore = new Date(Date.now() + sixtyDays);
  const sanctions = await configuredSanctions();
  const now = new Date();
  const found = await inTransaction(scopeOf(actor), async (tx) => ({
    waiting: await findApplications(tx, { portalId, queue: 'waiting' }, sanctions, now, applicationsShown),
    ages: await findApplicationFigures(tx, portalId, now),
    notices: await findNotices(tx, actor.personId, noticesShown),
    lostKeys: await countLostKeys(tx, portalId),
    origins: await countRequests(tx, portalId),
    mandates: await findMandatesToEndorse(tx, portalId),
    invitations: await findOpenInvitations(tx, portalId),
    ending: await findCertificates(tx, { portalId, state: 'active', endingBefore }),
    read: await markNoticesRead(tx, actor.personId),
  }));
  const { waiting, lostKeys, mandates, invitations, ending } = found;
  const nothing =
    waiting.length + lostKeys + found.origins + mandates.length + invitations.length + ending.length === 0;
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('today.title')} lead={t('today.lead')} />
      {did && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      {nothing && (
        <EmptyState
          title={t('today.nothing')}
          action={<PrimaryLink href={`/${locale}/chamber/members`}>{t('today.nothingAction')}</PrimaryLink>}
        >
          {t('today.nothingHint')}
        </EmptyState>
      )}
      {found.origins > 0 && (
        <p className="waiting">
          <strong>{translator(locale, 'origin')('chamber.open', { count: found.origins })}</strong>
          <QuietLink href={`/${locale}/chamber/origin`}>{translator(locale, 'origin')('title')}</QuietLink>
        </p>
      )}
      {lostKeys > 0 && (
        <p className="waiting">
          <strong>{translator(locale, 'devices')('cases.waiting', { count: lostKeys })}</strong>
          <QuietLink href={`/${locale}/chamber/lost-keys`}>
            {translator(locale, 'devices')('cases.open')}
          </QuietLink>
        </p>
      )}
      <ApplicationsToday locale={locale} waiting={waiting} ages={found.ages} now={now} />
      <Mandates locale={locale} mandates={mandates} />
      <Invitations locale={locale} invitations={invitations} />
      <Ending locale={locale} certificates={ending} />
      <News locale={locale} notices={found.notices} />
    </ChamberShell>
  );
}

function Mandates({ locale, mandates }: { locale: Locale; mandates: readonly MandateOfPerson[] }) {
  const t = translator(locale, 'chamber');
  if (mandates.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('today.mandates')}</h2>
      <p className="prose quiet">{t('today.mandatesHint')}</p>
      {mandates.map((mandate) => (
        <EndorseForms key={mandate.id} locale={locale} mandate={mandate} />
      ))}
    </section>
  );
}

function Invitations(props: { locale: Locale; invitations: readonly OpenInvitation[] }) {
  const { locale, invitations } = props;
  const t = translator(locale, 'chamber');
  if (invitations.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('today.invitations')}</h2>
      <ul>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <bdi>{invitation.personName}</bdi>
            {invitation.organisationName && (
              <>
                {' · '}
                <a href={`/${locale}/chamber/members/${invitation.organisationId}`}>
                  <bdi>{invitation.organisationName}</bdi>
                </a>
              </>
            )}{' '}
            <span className="quiet">
              {t('today.invitedUntil', { date: formatDate(locale, invitation.expiresAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ending(props: { locale: Locale; certificates: readonly CertificateSummary[] }) {
  const { locale, certificates } = props;
  const t = translator(locale, 'chamber');
  if (certificates.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('today.ending')}</h2>
      {certificates.map((certificate) => (
        <p key={certificate.id} className="waiting">
          <span>
            <bdi>{certificate.personName}</bdi> · <bdi>{certificate.organisationName}</bdi>{' '}
            <span className="quiet">
              {t('today.until', { date: formatDate(locale, certificate.notAfter) })}
            </span>
          </span>
          <QuietLink href={`/${locale}/chamber/certificates/${certificate.id}`}>{t('today.look')}</QuietLink>
        </p>
      ))}
    </section>
  );
}
