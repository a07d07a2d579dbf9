import { decodeText, type TextEncoding } from '@/files/decode-text';
import type { Locale } from '@/i18n/locales';
import { type Row, readRows } from '../csv-rows';
import { type ImportColumn, importColumnOf, importHeadings, requiredImportColumns } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';
import { type Cells, readMember } from './read-member';
import { repeatedLines } from './repeated-lines';

/** Twice the largest association that has asked. */
export const mostMembers = 50_000;
export const largestMembersBytes = 15_000_000;

export interface ParsedMembers {
  readonly encoding: TextEncoding;
  /** lines that say something, without the heading */
  readonly lineCount: number;
  /** empty as soon as there is one fault */
  readonly lines: readonly ImportedLine[];
  readonly faults: readonly ImportFault[];
}

/**
 * Reads a chamber's list of members (RFC 4180; comma, semicolon or tab; the first line names the columns in any of
 * our languages). All or nothing: one fault and nobody is taken, and every fault is named by line and column.
 */
export function parseMembers(bytes: Uint8Array, language: Locale): ParsedMembers {
  const { text, encoding } = decodeText(bytes);
  const { rows, brokenAt } = readRows(text, mostMembers);
  const [head, ...body] = rows;
  const faulty = (faults: readonly ImportFault[]) => ({
    encoding,
    lineCount: body.length,
    lines: [],
    faults,
  });
  if (brokenAt !== null) return faulty([{ line: brokenAt, column: null, code: 'quotes-broken' }]);
  if (!head || body.length === 0) return faulty([{ line: null, column: null, code: 'nothing-listed' }]);
  if (body.length > mostMembers)
    return faulty([{ line: null, column: null, code: 'too-many-rows', detail: { most: mostMembers } }]);
  const columns = head.cells.map((cell) => importColumnOf(cell));
  const ofHead = [...headingFaults(head, columns, language)];
  if (ofHead.length > 0) return faulty(ofHead);
  const lines: ImportedLine[] = [];
  const faults: ImportFault[] = [];
  for (const row of body) {
    const { line } = row;
    const read = readMember(cellsOf(row, columns), language);
    if ('organisation' in read) lines.push({ line, ...read });
    else faults.push(...read.map((fault) => ({ ...fault, line, column: headingOf(fault.column) })));
    if (hasMoreCells(row, columns)) faults.push({ line, column: null, code: 'too-many-cells' });
  }
  faults.push(...repeatedLines(lines, headingOf));
  if (faults.length > 0) return faulty(inOrder(faults));
  return { encoding, lineCount: body.length, lines, faults };

  function headingOf(column: ImportColumn): string {
    const at = columns.indexOf(column);
    return (head?.cells[at] ?? importHeadings[column][language]).trim().slice(0, 60);
  }
}

type Columns = readonly (ImportColumn | null)[];

function* headingFaults(head: Row, columns: Columns, language: Locale): Generator<ImportFault> {
  const { line } = head;
  for (const [at, column] of columns.entries()) {
    const heading = (head.cells[at] ?? '').trim().slice(0, 60);
    if (column === null && heading !== '') yield { line, column: heading, code: 'column-unknown' };
    if (column !== null && columns.indexOf(column) !== at)
      yield { line, column: heading, code: 'column-twice' };
  }
  for (const column of requiredImportColumns) {
    if (!columns.includes(column))
      yield { line, column: importHeadings[column][language], code: 'column-missing' };
  }
}

function cellsOf(row: Row, columns: Columns): Cells {
  const cells: Partial<Record<ImportColumn, string>> = {};
  for (const [at, column] of columns.entries()) if (column) cells[column] = row.cells[at] ?? '';
  return cells;
}

function hasMoreCells(row: Row, columns: Columns): boolean {
  return row.cells.some((cell, at) => cell.trim() !== '' && !columns[at]);
}

function inOrder(faults: readonly ImportFault[]): ImportFault[] {
  return faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
