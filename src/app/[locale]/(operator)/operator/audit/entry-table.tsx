import { entriesPerPage, type LoggedEntry } from '@/audit/find-entries';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';

/** Entries of the log with their facts, and the way further back. */
export function EntryTable({
  locale,
  entries,
  names,
  portalOf,
  next,
}: {
  readonly locale: Locale;
  readonly entries: readonly LoggedEntry[];
  readonly names: ReadonlyMap<string, string>;
  readonly portalOf: (portalId: string) => string;
  readonly next: (before: number) => string;
}) {
  const t = translator(locale, 'operator');
  const shown = entries.slice(0, entriesPerPage);
  const hasMore = entries.length > entriesPerPage;
  return (
    <>
      <DataTable
        caption={t('audit.title')}
        hideCaption
        rows={shown}
        rowKey={(entry) => entry.entryId}
        columns={[
          {
            key: 'action',
            header: t('audit.action'),
            cell: (entry) => (
              <>
                <bdi>{entry.action}</bdi>
                <div className="quiet fine">
                  {formatInstant(locale, entry.at)} · {entry.sequence}
                </div>
              </>
            ),
          },
          {
            key: 'actor',
            header: t('audit.actor'),
            cell: ({ actorId }) =>
              actorId ? (
                <a href={`?actor=${actorId}`}>
                  <bdi>{names.get(actorId) ?? actorId}</bdi>
                </a>
              ) : (
                t('audit.house')
              ),
          },
          {
            key: 'portal',
            header: t('audit.portal'),
            cell: ({ portalId }) => (portalId ? portalOf(portalId) : '–'),
          },
          {
            key: 'subject',
            header: t('audit.subject'),
            cell: ({ subjectType, subjectId }) => (
              <a href={`?subject=${encodeURIComponent(subjectId)}`}>
                <bdi>{subjectType}</bdi> <bdi className="fine">{subjectId.slice(0, 40)}</bdi>
              </a>
            ),
          },
          {
            key: 'facts',
            header: t('audit.facts'),
            cell: ({ facts }) => (
              <details>
                <summary>{t('audit.factCount', { count: Object.keys(facts).length })}</summary>
                <dl className="fine">
                  {Object.entries(facts).map(([name, value]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>
                        <bdi>{String(value ?? '–')}</bdi>
                      </dd>
                    </div>
                  ))}
                </dl>
              </details>
            ),
          },
        ]}
      />
      {hasMore && <QuietLink href={next(shown.at(-1)!.sequence)}>{t('audit.older')}</QuietLink>}
    </>
  );
}
