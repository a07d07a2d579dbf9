import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { configuredSanctions } from '@/members/applications/configured-sanctions';
import {
  findApplications,
  type Queue,
  type QueuedApplication,
  queues,
} from '@/members/applications/find-applications';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { ApplicationState } from './application-state';
import { OddityList } from './oddity-list';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ queue?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'applications')('title') };
}

/** Who wants to become a member, by whom it waits for, each with its age and what is odd about it. */
export default async function ApplicationsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const asked = (await searchParams).queue ?? '';
  const queue: Queue = Object.hasOwn(queues, asked) ? (asked as Queue) : 'waiting';
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'applications');
  const sanctions = await configuredSanctions();
  const now = new Date();
  const rows = await inTransaction(scopeOf(actor), (tx) =>
    findApplications(tx, { portalId: actor.portalId, queue }, sanctions, now),
  );
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav className="links" aria-label={t('queue.label')}>
        {(Object.keys(queues) as Queue[]).map((name) => (
          <a key={name} href={`?queue=${name}`} aria-current={name === queue ? 'page' : undefined}>
            {name === queue ? <strong>{t(`queue.${name}`)}</strong> : t(`queue.${name}`)}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={t('queue.none')}>{t('queue.noneHint')}</EmptyState>
      ) : (
        <QueueTable locale={locale} queue={queue} rows={rows} now={now} />
      )}
    </ChamberShell>
  );
}

function QueueTable(props: { locale: Locale; queue: Queue; rows: readonly QueuedApplication[]; now: Date }) {
  const { locale, queue, rows, now } = props;
  const t = translator(locale, 'applications');
  return (
    <DataTable
      caption={t(`queue.${queue}`)}
      hideCaption
      rows={rows}
      rowKey={({ application }) => application.id}
      columns={[
        {
          key: 'organisation',
          header: t('queue.organisation'),
          cell: ({ application: { id, number, organisation } }) => (
            <>
              <a href={`/${locale}/chamber/applications/${id}`}>
                <bdi>{organisation?.legalName}</bdi>
              </a>
              <br />
              <span className="quiet fine">
                <bdi>{number}</bdi>
              </span>
            </>
          ),
        },
        {
          key: 'age',
          header: t('queue.age'),
          cell: ({ application: { submittedAt, decidedAt } }) =>
            decidedAt ? (
              <DateText locale={locale} at={decidedAt} />
            ) : (
              t('queue.days', { days: daysBetween(submittedAt!, now) })
            ),
        },
        {
          key: 'state',
          header: t('queue.state'),
          cell: ({ application }) => <ApplicationState locale={locale} state={application.state} />,
        },
        {
          key: 'odd',
          header: t('queue.odd'),
          cell: ({ oddities }) => (
            <OddityList locale={locale} oddities={oddities.filter((oddity) => oddity.weight !== 'note')} />
          ),
        },
      ]}
    />
  );
}

function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000));
}
