import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MemberImport } from '@/members/import/find-imports';
import { DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { StatusWord } from '@/ui/status-word';
import { importShapes } from './import-shapes';

/** The lists that were sent before, newest first; nothing when there are none. */
export function ImportTable({ locale, imports }: { locale: Locale; imports: readonly MemberImport[] }) {
  const t = translator(locale, 'member-import');
  if (imports.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('earlier.title')}</h2>
      <DataTable
        caption={t('earlier.title')}
        hideCaption
        rows={imports}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'file',
            header: t('earlier.file'),
            cell: ({ id, fileName }) => (
              <a href={`/${locale}/chamber/members/import/${id}`}>
                <bdi>{fileName}</bdi>
              </a>
            ),
          },
          {
            key: 'sent',
            header: t('earlier.sent'),
            cell: ({ createdAt }) => <DateText locale={locale} at={createdAt} precise />,
          },
          { key: 'lines', header: t('earlier.lines'), align: 'end', cell: ({ lineCount }) => lineCount },
          {
            key: 'state',
            header: t('earlier.state'),
            cell: ({ state }) => <StatusWord shape={importShapes[state]}>{t(`state.${state}`)}</StatusWord>,
          },
        ]}
      />
    </section>
  );
}
