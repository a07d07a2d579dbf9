import { z } from 'zod';
import type { GoodsImport } from '@/catalogue/import/find-imports';
import { columnsFor, headingOf, type ImportColumn, isImportColumn } from '@/catalogue/import/import-columns';
import { columnLetters } from '@/catalogue/import/import-fault';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import { SelectField } from '@/ui/field';
import { nameColumns } from '../actions';

/** What each column of the file means: proposed from its heading and from what was said the last time. */
export function MappingForm({
  locale,
  found,
  portal,
  typed,
}: {
  locale: Locale;
  found: GoodsImport;
  portal: { readonly locales: readonly string[]; readonly currencies: readonly string[] };
  /** a choice that was refused, as JSON */
  typed: string | undefined;
}) {
  const t = translator(locale, 'goods-import');
  const mapping = chosenBefore(typed) ?? found.mapping;
  const own = columnsFor(portal.locales, portal.currencies);
  const beyond = mapping.filter(
    (column): column is ImportColumn => column !== null && isImportColumn(column),
  );
  const columns = [...new Set([...own, ...beyond])];
  return (
    <form action={nameColumns} className="section">
      <h2>{t('mapping.title')}</h2>
      <p>{t('mapping.text')}</p>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="importId" value={found.id} />
      <input type="hidden" name="count" value={found.headings.length} />
      {found.headings.map((heading, at) => (
        <SelectField
          key={at}
          name={`column_${at}`}
          label={
            <>
              {columnLetters(at)} · <bdi>{heading || t('mapping.noHeading')}</bdi>
            </>
          }
          defaultValue={mapping[at] ?? ''}
        >
          <option value="">{t('mapping.aside')}</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {headingOf(column, locale)}
            </option>
          ))}
        </SelectField>
      ))}
      <PrimaryButton>{t('mapping.action')}</PrimaryButton>
    </form>
  );
}

function chosenBefore(typed: string | undefined): (string | null)[] | null {
  if (!typed) return null;
  try {
    return z.array(z.string().nullable()).safeParse(JSON.parse(typed)).data ?? null;
  } catch {
    return null;
  }
}
