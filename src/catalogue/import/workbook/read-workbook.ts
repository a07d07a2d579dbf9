import { StringDecoder } from 'node:string_decoder';
import type { Row } from '@/members/csv-rows';
import { mostColumns } from '../table';
import { CellStyles } from './cell-styles';
import { SharedStrings } from './shared-strings';
import { SheetRows } from './sheet-rows';
import { WorkbookError } from './workbook-error';
import { attributeOf, type XmlListener, XmlScanner } from './xml-scanner';
import { ZipParts } from './zip-parts';

/** How far a part is unpacked; fifty thousand lines of forty columns are some 120 MB. */
const most = { index: 1_000_000, styles: 20_000_000, strings: 150_000_000, sheet: 300_000_000 } as const;

/**
 * The rows that say something of a workbook's first sheet (ECMA-376 part 1, SpreadsheetML), at most `mostRows`.
 * Values only: what a formula came to is not taken, and nothing outside the file is looked at. Throws WorkbookError.
 */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<Row[]> {
  const parts = new ZipParts(bytes);
  const { sheet, countsFrom1904 } = await firstSheet(parts);
  const strings = new SharedStrings();
  if (parts.has('xl/sharedStrings.xml')) await scan(parts, 'xl/sharedStrings.xml', most.strings, strings);
  const styles = new CellStyles();
  if (parts.has('xl/styles.xml')) await scan(parts, 'xl/styles.xml', most.styles, styles);
  const dayZero = countsFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const rows = new SheetRows(strings, styles, dayZero, { rows: mostRows, columns: mostColumns + 1 });
  await scan(parts, sheet, most.sheet, rows, () => rows.isFull);
  return rows.found;
}

/** Where the first sheet is, and whether days are counted as Macintoshes did (18.2.28). */
async function firstSheet(parts: ZipParts): Promise<{ sheet: string; countsFrom1904: boolean }> {
  let relation: string | null = null;
  let countsFrom1904 = false;
  await scan(parts, 'xl/workbook.xml', most.index, {
    ...deaf,
    open: (name, attributes) => {
      if (name === 'sheet') relation ??= attributeOf(attributes, '(?:\\w+:)?id');
      if (name === 'workbookPr')
        countsFrom1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    },
  });
  let target: string | null = null;
  await scan(parts, 'xl/_rels/workbook.xml.rels', most.index, {
    ...deaf,
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributeOf(attributes, 'Id') !== relation) return;
      if (attributeOf(attributes, 'TargetMode') === 'External') throw new WorkbookError('workbook-hostile');
      target ??= attributeOf(attributes, 'Target');
    },
  });
  const name = (target ?? '').replace(/^\/?(?:xl\/)?/, 'xl/');
  if (relation === null || !parts.has(name)) throw new WorkbookError('workbook-damaged');
  return { sheet: name, countsFrom1904 };
}

const deaf: XmlListener = { open: () => {}, close: () => {}, text: () => {} };

async function scan(
  parts: ZipParts,
  name: string,
  mostBytes: number,
  listener: XmlListener,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const decoder = new StringDecoder('utf8');
  const scanner = new XmlScanner(listener);
  for await (const piece of parts.read(name, mostBytes)) {
    scanner.push(decoder.write(piece));
    if (isEnough()) return;
  }
  scanner.push(decoder.end());
  scanner.end();
}
