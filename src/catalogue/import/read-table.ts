import { decodeText } from '@/files/decode-text';
import { recogniseContent } from '@/files/recognise-content';
import { recogniseZip } from '@/files/recognise-zip';
import { type Row, readRows } from '@/members/csv-rows';
import { ok, type Result, refuse } from '@/trade/result';
import { mostColumns, mostLines, type Table, type TableRefusal } from './table';
import { readWorkbook } from './workbook/read-workbook';
import { WorkbookError } from './workbook/workbook-error';

/**
 * Reads a CSV (RFC 4180; comma, semicolon or tab, as a first line "sep=;" says or the headings do; UTF-8, UTF-16,
 * Windows-1252) or the first sheet of a workbook (ECMA-376). Bounded in bytes, lines and columns; the bytes are hostile until read.
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, TableRefusal>> {
  if (isZip(bytes)) {
    if (recogniseZip(bytes) !== 'xlsx') return refuse('workbook-damaged');
    try {
      return tableOf('xlsx', null, await readWorkbook(bytes, mostLines + 2), null);
    } catch (error) {
      if (error instanceof WorkbookError) return refuse(error.code);
      throw error;
    }
  }
  if (isNoList(bytes)) return refuse('workbook-damaged');
  const { text, encoding } = decodeText(bytes);
  const told = /^\s*"?sep=([,;\t])"?[,;\t]*\r?\n/i.exec(text.slice(0, 100))?.[1] as Separator | undefined;
  const { rows, brokenAt } = readRows(text, mostLines + (told ? 1 : 0), told ?? separatorOf(text));
  return tableOf('csv', encoding, told ? rows.slice(1) : rows, brokenAt);
}

type Separator = ',' | ';' | '\t';

function tableOf(
  format: Table['format'],
  encoding: string | null,
  all: readonly Row[],
  brokenAt: number | null,
): Result<Table, TableRefusal> {
  const [head, ...rows] = all;
  if (!head || (rows.length === 0 && brokenAt === null)) return refuse('nothing-listed');
  if (rows.length > mostLines) return refuse('too-many-lines', { most: mostLines });
  if (head.cells.length > mostColumns) return refuse('too-many-columns', { most: mostColumns });
  const headings = head.cells.map((cell) =>
    cell
      .replace(/^\ufeff/, '')
      .trim()
      .slice(0, 100),
  );
  return ok({ format, encoding, headings, rows, brokenAt });
}

/** The mark that stands most between the headings: cells below may hold any of them. */
function separatorOf(text: string): Separator {
  const quoted = /^\s*(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text.slice(0, 50_000))?.[0] ?? '';
  const bare = quoted.replace(/"(?:[^"]|"")*"/g, '');
  const marks = ([',', ';', '\t'] as const).map((mark) => ({ mark, many: bare.split(mark).length }));
  return marks.reduce((most, one) => (one.many > most.many ? one : most)).mark;
}

/** A picture, a PDF, a page that calls itself a workbook, or a workbook of before 2007: read as text they are a heap of signs. */
function isNoList(bytes: Uint8Array): boolean {
  const { kind } = recogniseContent(bytes.subarray(0, 65_536));
  const isText = kind === null || kind === 'text' || kind === 'legacy-text';
  return !isText || Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1';
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
