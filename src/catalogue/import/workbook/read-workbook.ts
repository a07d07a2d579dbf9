import { StringDecoder } from 'node:string_decoder';
import type { Row } from '@/members/csv-rows';
import { mostColumns } from '../table';
import { SharedStrings } from './shared-strings';
import { SheetRows } from './sheet-rows';
import { WorkbookError } from './workbook-error';
import { attributeOf, type XmlListener, XmlScanner } from './xml-scanner';
import { ZipParts } from './zip-parts';

/** How far a part is unpacked; fifty thousand lines of forty columns are some 120 MB. */
const most = { index: 1_000_000, strings: 150_000_000, sheet: 300_000_000 } as const;

/**
 * The rows that say something of a workbook's first sheet (ECMA-376 part 1, SpreadsheetML), at most `mostRows`.
 * Values only: what a formula came to is not taken, and nothing outside the file is looked at. Throws WorkbookError.
 */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<Row[]> {
  const parts = new ZipParts(bytes);
  const sheet = await firstSheet(parts);
  const strings = new SharedStrings();
  if (parts.has('xl/sharedStrings.xml')) await scan(parts, 'xl/sharedStrings.xml', most.strings, strings);
  const rows = new SheetRows(strings, { rows: mostRows, columns: mostColumns + 1 });
  await scan(parts, sheet, most.sheet, rows, () => rows.isFull);
  return rows.found;
}

async function firstSheet(parts: ZipParts): Promise<string> {
  let relation: string | null = null;
  await scan(parts, 'xl/workbook.xml', most.index, {
    ...deaf,
    open: (name, attributes) => {
      if (name === 'sheet') relation ??= attributeOf(attributes, '(?:\\w+:)?id');
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
  return name;
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
