import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { checkHealth, type Standing } from '@/operator/check-health';
import { findFailedJobs, findQueues } from '@/outbox/find-jobs';
import { QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { requireOperator } from '../operator';
import { OperatorShell } from '../operator-shell';
import { retry } from './actions';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const shapes: Readonly<Record<Standing, StatusShape>> = {
  ok: 'done',
  unavailable: 'stopped',
  'not-configured': 'attention',
  mailbox: 'attention',
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'operator')('health.title') };
}

/** What the house stands on, and how its jobs get on. */
export default async function HealthPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireOperator(locale);
  const t = translator(locale, 'operator');
  const { did, refused } = await searchParams;
  const parts = await checkHealth();
  const { queues, failed } = await inTransaction(scopeOf(actor), async (tx) => ({
    queues: await findQueues(tx),
    failed: await findFailedJobs(tx),
  }));
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader title={t('health.title')} lead={t('health.lead', { count: failed.length })} />
      {did === 'retried' && <Notice tone="done">{t('did.retried')}</Notice>}
      {refused && <Notice tone="stopped">{t('health.refused')}</Notice>}
      <DataTable
        caption={t('health.parts')}
        rows={parts}
        rowKey={({ part }) => part}
        columns={[
          { key: 'part', header: t('health.part'), cell: ({ part }) => t(`health.names.${part}`) },
          {
            key: 'standing',
            header: t('health.standing'),
            cell: ({ standing }) => (
              <StatusWord shape={shapes[standing]}>{t(`health.standings.${standing}`)}</StatusWord>
            ),
          },
          {
            key: 'time',
            header: t('health.time'),
            align: 'end',
            cell: ({ milliseconds }) => <bdi>{milliseconds} ms</bdi>,
          },
        ]}
      />
      {failed.length > 0 && (
        <DataTable
          caption={t('health.failedJobs')}
          rows={failed}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'queue',
              header: t('health.queue'),
              cell: ({ queue, failedAt, tries }) => (
                <>
                  <bdi>{queue}</bdi>
                  <div className="quiet fine">
                    {formatInstant(locale, failedAt)} · {t('health.tries', { count: tries })}
                  </div>
                </>
              ),
            },
            {
              key: 'error',
              header: t('health.error'),
              cell: ({ error }) => <bdi className="fine">{error || '–'}</bdi>,
            },
            {
              key: 'retry',
              header: t('health.action'),
              cell: ({ id, queue }) => (
                <form action={retry}>
                  <input type="hidden" name="locale" value={locale} />
                  <input type="hidden" name="queue" value={queue} />
                  <input type="hidden" name="jobId" value={id} />
                  <QuietButton>{t('health.retry')}</QuietButton>
                </form>
              ),
            },
          ]}
        />
      )}
      <DataTable
        caption={t('health.queues')}
        rows={queues}
        rowKey={({ queue }) => queue}
        columns={[
          { key: 'queue', header: t('health.queue'), cell: ({ queue }) => <bdi>{queue}</bdi> },
          { key: 'waiting', header: t('health.waiting'), align: 'end', cell: ({ waiting }) => waiting },
          { key: 'active', header: t('health.active'), align: 'end', cell: ({ active }) => active },
          { key: 'failed', header: t('health.failed'), align: 'end', cell: (queue) => queue.failed },
          {
            key: 'since',
            header: t('health.since'),
            cell: ({ waitingSince }) => (waitingSince ? formatInstant(locale, waitingSince) : '–'),
          },
        ]}
      />
    </OperatorShell>
  );
}
