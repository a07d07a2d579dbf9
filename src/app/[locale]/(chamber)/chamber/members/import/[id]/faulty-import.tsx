import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { KeptFault, MemberImport } from '@/members/import/find-imports';
import { PrimaryLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';

/** What is wrong with a list, by line and column, page by page. Nobody of it was entered. */
export function FaultyImport(props: {
  locale: Locale;
  one: MemberImport;
  faults: readonly KeptFault[];
  position: number;
  shown: number;
}) {
  const { locale, one, faults, position, shown } = props;
  const t = translator(locale, 'member-import');
  const page = `/${locale}/chamber/members/import/${one.id}`;
  return (
    <>
      <Notice tone="stopped" title={t('faulty.title', { count: one.faultCount })}>
        {t('faulty.hint')}
      </Notice>
      <p className="actions">
        <PrimaryLink href={`/${locale}/chamber/members/import`}>{t('faulty.again')}</PrimaryLink>
        <a href={`${page}/faults`} download>
          {t('faulty.csv')}
        </a>
      </p>
      <DataTable
        caption={t('faulty.caption')}
        hideCaption
        rows={faults}
        rowKey={(fault) => String(fault.position)}
        columns={[
          {
            key: 'place',
            header: t('faulty.line'),
            cell: ({ line }) => (line === null ? t('faulty.whole') : line),
          },
          { key: 'column', header: t('faulty.column'), cell: ({ column }) => <bdi>{column ?? '–'}</bdi> },
          {
            key: 'fault',
            header: t('faulty.fault'),
            cell: ({ code, detail }) => t(`fault.${code}`, detail ?? {}),
          },
        ]}
      />
      <nav className="links" aria-label={t('faulty.pages')}>
        {position > 0 && <a href={`?from=${Math.max(0, position - shown)}`}>{t('faulty.before')}</a>}
        {faults.length === shown && position + shown < one.faultCount && (
          <a href={`?from=${position + shown}`}>{t('faulty.more')}</a>
        )}
      </nav>
    </>
  );
}
