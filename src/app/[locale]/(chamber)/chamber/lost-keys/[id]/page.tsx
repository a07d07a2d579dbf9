import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { findLostKey, type LostKey } from '@/certificates/find-lost-keys';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPerson } from '@/members/find-people';
import { may } from '@/members/policy';
import { QuietButton } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { dismiss } from './actions';
import { SettleForm } from './settle-form';
import { Settled } from './settled';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'devices')('cases.title') };
}

/** One report: what was typed, whom the books know, and the one act that revokes and invites again. */
export default async function LostKeyCasePage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const reportId = z.uuid().safeParse(id);
  if (!reportId.success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const lost = await findLostKey(tx, reportId.data);
    return lost && { ...lost, roles: lost.person ? await findPerson(tx, lost.person.id) : [] };
  });
  if (!found || !may(actor, 'settle-lost-key', { portalId: found.report.portalId })) notFound();
  const t = translator(locale, 'devices');
  const { report, person, certificates, roles } = found;
  const flash = await readFlash(`lost-key ${report.id}`);
  const isOpen = report.state === 'open';
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={report.name} lead={t('cases.title')} />
      {refused && t.has(`cases.refusals.${refused}`) && (
        <Notice tone="stopped" title={t('cases.refusals.title')}>
          {t(`cases.refusals.${refused}`)}
        </Notice>
      )}
      {did === 'settled' && roles[0] && <Settled locale={locale} person={roles[0]} token={flash?.made} />}
      <Typed locale={locale} report={report} />
      {isOpen && person && (
        <SettleForm
          locale={locale}
          reportId={report.id}
          person={person}
          certificates={certificates}
          roles={roles}
          typed={flash?.values?.confirmation}
        />
      )}
      {isOpen && !person && (
        <Notice title={t('cases.unknown')}>
          <p>{t('cases.unknownHint')}</p>
        </Notice>
      )}
      {isOpen && (
        <section className="section">
          <h2>{t('cases.dismissTitle')}</h2>
          <form action={dismiss}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="reportId" value={report.id} />
            <QuietButton>{t('cases.dismiss')}</QuietButton>
          </form>
        </section>
      )}
    </ChamberShell>
  );
}

function Typed({ locale, report }: { locale: Locale; report: LostKey }) {
  const t = translator(locale, 'devices');
  const facts = [
    ['name', report.name],
    ['email', report.email],
    ['telephone', report.telephone],
    ['words', report.words],
    ['createdAt', formatInstant(locale, report.createdAt)],
  ].filter(([, value]) => value);
  return (
    <section className="section">
      <h2>{t('cases.typed')}</h2>
      <p className="prose quiet">{t('cases.typedHint')}</p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`cases.facts.${name}`)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
