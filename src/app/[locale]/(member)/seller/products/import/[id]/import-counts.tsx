import type { GoodsImport } from '@/catalogue/import/find-imports';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { DataTable } from '@/ui/data-table';

/** What a file does, or did: new goods, changed goods, goods that stay as they are. */
export function ImportCounts({ locale, found }: { locale: Locale; found: GoodsImport }) {
  const t = translator(locale, 'goods-import');
  return (
    <section className="section">
      <DataTable
        caption={t('counts.caption')}
        rows={[
          { key: 'new', count: found.newCount },
          { key: 'changed', count: found.changedCount },
          { key: 'unchanged', count: found.unchangedCount },
        ]}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', header: t('counts.what'), cell: ({ key }) => t(`counts.${key}`) },
          { key: 'count', header: t('columns.lines'), align: 'end', cell: ({ count }) => count },
        ]}
      />
    </section>
  );
}
