import { categories } from '@/catalogue/category';
import type { Sheet } from '@/catalogue/export/print-workbook';
import { headingOf, type ImportColumn, kindOf } from '@/catalogue/import/import-columns';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { countries } from '@/trade/countries';
import { incoterms } from '@/trade/incoterms';
import { unitCodes } from '@/trade/units';
import { artworkNames } from '@/ui/artwork/artwork';
import { unitText } from '@/ui/quantity';

/** What each column expects, and the values that a cell may have where there are only some. */
export function explanationSheets(
  locale: Locale,
  columns: readonly ImportColumn[],
  currencies: readonly string[],
): Sheet[] {
  const t = translator(locale, 'goods-import');
  const heading = (column: ImportColumn) => headingOf(column, locale);
  const p = translator(locale, 'products');
  const values: string[][] = [
    ...categories.map((code) => [heading('category'), code, translator(locale, 'categories')(code)]),
    ...unitCodes.map((code) => [heading('unit'), code, unitText(locale, code, 1)]),
    ...incoterms.map((code) => [heading('incoterm'), code, '']),
    ...countries.map((code) => [heading('originCountry'), code, formatCountry(locale, code)]),
    ...currencies.map((code) => [heading('sampleCurrency'), code, '']),
    ...(['original', 'human', 'machine'] as const).map((code) => [
      t('sheets.translation'),
      code,
      p(`translations.${code}`),
    ]),
    ...['none', ...artworkNames].map((code) => [heading('artwork'), code, '']),
  ];
  return [
    {
      name: t('sheets.columns'),
      rows: [
        [t('faults.column'), t('faults.expected')],
        ...columns.map((column) => [heading(column), t(`expects.${kindOf(column)}`)]),
      ],
    },
    {
      name: t('sheets.values'),
      rows: [[t('faults.column'), t('sheets.value'), t('sheets.meaning')], ...values],
    },
  ];
}
