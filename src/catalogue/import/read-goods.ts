import { saysTheSame } from '../changes';
import { type ProductFacts, type ProductFactsInput, productFacts } from '../product-facts';
import { applyCells, type Draft } from './apply-cells';
import { columnOfPath } from './column-of-path';
import type { ImportColumn } from './import-columns';
import type { ImportFault, ImportFaultCode } from './import-fault';
import type { ImportFrame } from './import-frame';

type CellFault = Pick<ImportFault, 'code' | 'column'>;

/** What the mapped columns of one line say, without outer blanks. */
export type Cells = ReadonlyMap<ImportColumn, string>;

/**
 * Goods as a line of a file says them: `before` itself where it says nothing new. Columns that the file has not are left as they stand in `before`, or at their
 * usual value for new goods; an empty cell says that there is none. Every fault names its column.
 */
export function readGoods(
  cells: Cells,
  before: ProductFacts | null,
  frame: ImportFrame,
): { readonly facts: ProductFacts } | readonly CellFault[] {
  const { input, faults } = applyCells(cells, draftOf(before, frame), frame);
  // what was checked when it was written down needs no second check: most lines of most files say nothing new
  if (before && faults.length === 0 && saysTheSame(before, input)) return { facts: before };
  const parsed = productFacts.safeParse(input);
  const byColumn = new Map(faults.map((fault) => [fault.column, fault]));
  for (const issue of parsed.error?.issues ?? []) {
    const column = columnOfPath(issue.path, input as unknown as ProductFactsInput);
    if (!byColumn.has(column)) byColumn.set(column, { column, code: codeOf(issue, cells, column) });
  }
  return parsed.success && byColumn.size === 0 ? { facts: parsed.data } : [...byColumn.values()];
}

function codeOf(
  issue: { readonly code?: string; readonly message: string },
  cells: Cells,
  column: ImportColumn | null,
): ImportFaultCode {
  if (issue.code === 'custom' && issue.message !== 'Invalid input')
    return issue.message === 'no-text' ? 'missing' : (issue.message as ImportFaultCode);
  if (column !== null && !cells.get(column)) return 'missing';
  return issue.code === 'too_big' ? 'too-long' : 'unreadable';
}

function draftOf(before: ProductFacts | null, frame: ImportFrame): Draft {
  if (before) return { ...before };
  return {
    artwork: 'none',
    originCountry: frame.originCountry,
    texts: {},
    prices: [],
    packaging: {},
    package: null,
    sample: null,
    harvest: null,
  };
}
