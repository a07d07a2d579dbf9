import type { Locale } from '@/i18n/locales';
import { headingOf, type ImportColumn } from '../import/import-columns';
import { type PrintedGoods, printGoods } from '../import/print-goods';
import { printCsv } from './print-csv';
import { printWorkbook, type Sheet } from './print-workbook';

export type FileFormat = 'csv' | 'xlsx';

/** Goods as a file that comes in again unchanged; further sheets go into a workbook only. */
export function printGoodsFile(
  format: FileFormat,
  language: Locale,
  columns: readonly ImportColumn[],
  goods: readonly PrintedGoods[],
  sheets: { readonly goods: string; readonly more?: readonly Sheet[] },
): Buffer {
  if (format === 'csv') return printCsv(rowsOf(language, columns, goods));
  const first = { name: sheets.goods, rows: rowsOf(language, columns, goods) };
  return printWorkbook([first, ...(sheets.more ?? [])]);
}

function* rowsOf(
  language: Locale,
  columns: readonly ImportColumn[],
  goods: readonly PrintedGoods[],
): Generator<readonly string[]> {
  yield columns.map((column) => headingOf(column, language));
  for (const one of goods) yield columns.map((column) => printGoods(one, column));
}
