import { decodeText } from '@/files/decode-text';
import { type Row, readRows } from '../csv-rows';
import {
  cellFault,
  columnOf,
  type ListedProducer,
  type ProducerColumn,
  type ProducerFault,
  readYesOrNo,
  requiredColumns,
} from './producer-list';

export const largestListBytes = 1_000_000;
const mostRows = 5000;

export type ParsedProducers =
  | {
      readonly ok: true;
      readonly producers: readonly ListedProducer[];
      /** the file was not UTF-8 and has been read as the old encoding it seems to be: accents want a look */
      readonly isConverted: boolean;
    }
  | { readonly ok: false; readonly faults: readonly ProducerFault[] };

/**
 * Reads a cooperative's list (RFC 4180; comma, semicolon or tab; the first line names the columns in any of our
 * languages). All or nothing: one fault and nobody is taken, and every fault is named by line and column.
 */
export function parseProducers(bytes: Uint8Array): ParsedProducers {
  const { text, encoding } = decodeText(bytes);
  const { rows, brokenAt } = readRows(text, mostRows);
  if (brokenAt !== null) return whole('quotes-broken', brokenAt);
  const [head, ...body] = rows;
  if (!head || body.length === 0) return whole('nothing-listed');
  if (body.length > mostRows) return whole('too-many-rows', null, { most: mostRows });
  const columns = readHeading(head);
  const faults = [...headingFaults(head, columns)];
  if (faults.length > 0) return { ok: false, faults };
  const producers = body.map((row) => readProducer(row, head, columns, faults));
  faults.push(...repeated(body, producers));
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, producers, isConverted: encoding !== 'utf-8' };
}

function whole(
  code: ProducerFault['code'],
  line: number | null = null,
  detail?: ProducerFault['detail'],
): ParsedProducers {
  return { ok: false, faults: [{ line, column: null, code, ...(detail && { detail }) }] };
}

type Columns = readonly (ProducerColumn | null)[];

/** What each column is; null for an unnamed column that nothing stands in. */
function readHeading(head: Row): Columns {
  return head.cells.map((cell) => columnOf(cell));
}

function* headingFaults(head: Row, columns: Columns): Generator<ProducerFault> {
  const { line } = head;
  for (const [at, column] of columns.entries()) {
    const heading = (head.cells[at] ?? '').trim().slice(0, 60);
    if (column === null && heading !== '') yield { line, column: heading, code: 'column-unknown' };
    if (column !== null && columns.indexOf(column) !== at)
      yield { line, column: heading, code: 'column-twice' };
  }
  for (const column of requiredColumns) {
    if (!columns.includes(column)) yield { line, column, code: 'column-missing' };
  }
}

function readProducer(row: Row, head: Row, columns: Columns, faults: ProducerFault[]): ListedProducer {
  const { line, cells } = row;
  const read: Partial<Record<ProducerColumn, string>> = {};
  for (const [at, column] of columns.entries()) {
    if (column === null) continue;
    const cell = cells[at] ?? '';
    const fault = cellFault(column, cell);
    if (fault) faults.push({ line, column: (head.cells[at] ?? column).trim().slice(0, 60), ...fault });
    read[column] = cell.trim().normalize('NFC');
  }
  const named = new Set(columns.flatMap((column, at) => (column === null ? [] : [at])));
  if (cells.some((cell, at) => cell.trim() !== '' && !named.has(at)))
    faults.push({ line, column: null, code: 'too-many-cells' });
  return {
    name: read.name ?? '',
    place: read.place ?? '',
    isWoman: readYesOrNo(read.woman ?? '') ?? false,
    story: read.story || null,
  };
}

/** The same person of the same place on two lines. */
function repeated(rows: readonly Row[], producers: readonly ListedProducer[]): ProducerFault[] {
  const firstLines = new Map<string, number>();
  return producers.flatMap(({ name, place }, at): ProducerFault[] => {
    const line = rows[at]!.line;
    const who = JSON.stringify([name.toLowerCase(), place.toLowerCase()]);
    const first = firstLines.get(who);
    if (first !== undefined && name !== '')
      return [{ line, column: null, code: 'listed-twice', detail: { first } }];
    firstLines.set(who, line);
    return [];
  });
}
