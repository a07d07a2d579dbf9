import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { keyWords } from '@/app/island-words';
import { requireActor } from '@/app/session';
import { findCertificate } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPerson } from '@/members/find-people';
import { findPortal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../member-shell';
import { RenewForm } from './renew-form';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'devices')('renew.title') };
}

/** Renewal: a new key, certified on the strength of the session that the old one opened. */
export default async function RenewPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale);
  const t = translator(locale, 'devices');
  const { certificate, portal, person } = await inTransaction(scopeOf(actor), async (tx) => ({
    certificate: await findCertificate(tx, actor.certificateId),
    portal: actor.portalSlug ? await findPortal(tx, actor.portalSlug) : null,
    person: (await findPerson(tx, actor.personId))[0],
  }));
  if (!certificate) notFound();
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        title={t('renew.title')}
        lead={t('renew.lead', { date: formatDate(locale, certificate.notAfter) })}
      />
      <p className="prose">{t('renew.overlap')}</p>
      <noscript>
        <Notice>
          <p>{translator(locale, 'keys')('signIn.noScript')}</p>
        </Notice>
      </noscript>
      <RenewForm
        words={keyWords(locale)}
        // in this browser the key waits for its certificate under this name
        renewalId={`renewal of ${certificate.fingerprint}`}
        person={person?.latinName ?? actor.name}
        chamber={portal ? textIn(locale, portal.chamberName) : 'Tradeseal'}
        goOn={`/${locale}/keys`}
      />
    </MemberShell>
  );
}
