import type { GoodsImport, KeptFault } from '@/catalogue/import/find-imports';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { faultWords } from './fault-words';

/** How many faults stand on one page. */
export const faultsShown = 100;

/** What is wrong with a file, cell by cell; of one in order, the cells that are not written quite as they stand. */
export function FaultList({
  locale,
  found,
  faults,
  first,
}: {
  locale: Locale;
  found: GoodsImport;
  faults: readonly KeptFault[];
  first: number;
}) {
  const t = translator(locale, 'goods-import');
  const kind = found.faultCount > 0 ? 'faults' : 'notes';
  const page = `/${locale}/seller/products/import/${found.id}`;
  const rows = faults.map((fault) => ({ position: fault.position, ...faultWords(locale, found, fault) }));
  const wrong: Column<(typeof rows)[number]> = {
    key: 'wrong',
    header: t('faults.wrong'),
    cell: (row) => (
      <>
        {row.wrong} {row.expected}
      </>
    ),
  };
  return (
    <section className="section">
      {kind === 'notes' && <p>{t('notes.text')}</p>}
      <DataTable
        caption={t(`${kind}.caption`, { count: found.faultCount })}
        rows={rows}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'line', header: t('faults.line'), cell: ({ line }) => line },
          {
            key: 'column',
            header: t('faults.column'),
            cell: ({ letters, heading }) => (
              <>
                {letters} <bdi>{heading}</bdi>
              </>
            ),
          },
          { key: 'found', header: t('faults.found'), cell: ({ found: text }) => <bdi>{text}</bdi> },
          ...(kind === 'faults' ? [wrong] : []),
        ]}
      />
      <div className="actions">
        {first > 0 && (
          <QuietLink href={`${page}?from=${Math.max(0, first - faultsShown)}`}>
            {t(`${kind}.earlier`)}
          </QuietLink>
        )}
        {faults.length === faultsShown && (
          <QuietLink href={`${page}?from=${first + faultsShown}`}>{t(`${kind}.later`)}</QuietLink>
        )}
        <QuietLink href={`${page}/faults`}>{t(`${kind}.download`)}</QuietLink>
      </div>
    </section>
  );
}
