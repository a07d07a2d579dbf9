import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { changesBetween } from '../changes';
import { type FileFormat, printGoodsFile } from '../export/print-goods-file';
import { plainText } from './cell-text';
import { columnOfHeading, columnsFor, type ImportColumn } from './import-columns';
import { readGoods } from './read-goods';
import { readTable } from './read-table';
import { aFrame } from './testing/a-frame';
import { arbitraryGoods } from './testing/arbitrary-goods';

/** Every language and currency that the goods may speak. */
const columns = columnsFor(locales, ['EUR', 'XAF', 'TND']);

describe('goods that go out and come in again', () => {
  it.each(['csv', 'xlsx'] as const)(
    'are the same goods, and no cell of the %s is a formula',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryGoods, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('en', 'fr', 'es', 'pt', 'ar'),
          async (goods, language) => {
            const printed = goods.map((facts, at) => ({ code: `=${at}`, producer: '', facts }));
            const sheets = { goods: 'Goods' };
            const file = await buffer(
              printGoodsFile(format as FileFormat, language, columns, printed, sheets),
            );
            const table = await readTable(file);
            if (!table.ok) throw new Error(table.refusal.code);
            const { headings, rows } = table.value;
            expect(headings.map(columnOfHeading)).toEqual(columns);
            expect(rows.flatMap(({ cells }) => cells).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual(
              [],
            );
            for (const [at, facts] of goods.entries()) {
              const cells = new Map<ImportColumn, string>(
                columns.map((column, n) => [column, plainText(rows[at]?.cells[n] ?? '') ?? 'a formula']),
              );
              expect(cells.get('code')).toBe(`=${at}`);
              // as new goods: nothing but the file says what they are
              const read = readGoods(cells, null, aFrame);
              if (!('facts' in read)) throw new Error(JSON.stringify(read));
              expect(changesBetween(facts, read.facts)).toEqual([]);
            }
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});
