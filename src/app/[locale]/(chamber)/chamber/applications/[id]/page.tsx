import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import { findApplication } from '@/members/applications/find-application';
import { findOddities } from '@/members/applications/find-applications';
import { findListedProducers } from '@/members/applications/find-attachments';
import { may } from '@/members/policy';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { ApplicationState } from '../application-state';
import { OddityList } from '../oddity-list';
import { ApplicantFacts } from './applicant-facts';
import { Decision } from './decision';
import { History, Thread } from './history';
import { PaperDesk } from './paper-desk';
import { ProducerList } from './producer-list';
import { RefusalNotice } from './refusal-notice';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ did?: string; refused?: string; paper?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'applications')('title') };
}

/** One application: its papers on one side, what it says and what is to be decided on the other. */
export default async function ApplicationPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { did, refused, paper } = await searchParams;
  const actor = await requireRegistrar(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const sanctions = await configuredSanctions();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findApplication(tx, id);
    if (!detail || !may(actor, 'review-application', { portalId: detail.application.portalId })) return null;
    const oddities = await findOddities(tx, [detail.application], sanctions, new Date());
    const producers = await findListedProducers(tx, id, 5000);
    return { detail, producers, oddities: oddities.get(id) ?? [] };
  });
  if (!found) notFound();
  const { detail, producers, oddities } = found;
  const { application } = detail;
  const t = translator(locale, 'applications');
  const flash = refused ? await readFlash(`application ${id}`) : null;
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<bdi>{application.number}</bdi>}
        title={application.organisation!.legalName}
        lead={<ApplicationState locale={locale} state={application.state} />}
      />
      {did && t.has(`done.${did}`) && <Notice tone="done">{t(`done.${did}`)}</Notice>}
      {refused && <RefusalNotice locale={locale} code={refused} state={flash?.values?.state} />}
      <div className="order-page">
        <PaperDesk locale={locale} application={application} papers={detail.papers} looking={paper} />
        <div>
          <section className="section">
            <h2>{t('page.odd')}</h2>
            <OddityList locale={locale} oddities={oddities} />
          </section>
          <Decision
            locale={locale}
            actor={actor}
            detail={detail}
            oddities={oddities}
            typed={flash?.values ?? {}}
          />
          <Thread locale={locale} messages={detail.messages} />
          <ApplicantFacts locale={locale} detail={detail} />
          <ProducerList locale={locale} producers={producers} />
          <History locale={locale} detail={detail} />
        </div>
      </div>
    </ChamberShell>
  );
}
