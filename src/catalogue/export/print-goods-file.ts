import type { Locale } from '@/i18n/locales';
import { headingOf, type ImportColumn } from '../import/import-columns';
import { type PrintedGoods, printGoods } from '../import/print-goods';
import type { OneByOne } from './pieces';
import { printCsv } from './print-csv';
import { printWorkbook, type Sheet } from './print-workbook';

export type FileFormat = 'csv' | 'xlsx';

/** Goods as a file that comes in again unchanged, in pieces; further sheets go into a workbook only. */
export function printGoodsFile(
  format: FileFormat,
  language: Locale,
  columns: readonly ImportColumn[],
  goods: OneByOne<PrintedGoods>,
  sheets: { readonly goods: string; readonly more?: readonly Sheet[] },
): AsyncGenerator<Buffer> {
  const rows = rowsOf(language, columns, goods);
  if (format === 'csv') return printCsv(rows);
  return printWorkbook([{ name: sheets.goods, rows }, ...(sheets.more ?? [])]);
}

async function* rowsOf(
  language: Locale,
  columns: readonly ImportColumn[],
  goods: OneByOne<PrintedGoods>,
): AsyncGenerator<readonly string[]> {
  yield columns.map((column) => headingOf(column, language));
  for await (const one of goods) yield columns.map((column) => printGoods(one, column));
}
