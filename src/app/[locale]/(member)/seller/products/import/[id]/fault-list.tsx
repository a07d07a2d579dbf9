import type { GoodsImport, KeptFault } from '@/catalogue/import/find-imports';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { faultWords } from './fault-words';

/** How many faults stand on one page. */
export const faultsShown = 100;

/** What is wrong with a file, cell by cell. */
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
  const page = `/${locale}/seller/products/import/${found.id}`;
  const rows = faults.map((fault) => ({ position: fault.position, ...faultWords(locale, found, fault) }));
  return (
    <section className="section">
      <DataTable
        caption={t('faults.caption', { count: found.faultCount })}
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
          {
            key: 'wrong',
            header: t('faults.wrong'),
            cell: ({ wrong, expected }) => (
              <>
                {wrong} {expected}
              </>
            ),
          },
        ]}
      />
      <div className="actions">
        {first > 0 && (
          <QuietLink href={`${page}?from=${Math.max(0, first - faultsShown)}`}>
            {t('faults.earlier')}
          </QuietLink>
        )}
        {faults.length === faultsShown && (
          <QuietLink href={`${page}?from=${first + faultsShown}`}>{t('faults.later')}</QuietLink>
        )}
        <QuietLink href={`${page}/faults`}>{t('faults.download')}</QuietLink>
      </div>
    </section>
  );
}
