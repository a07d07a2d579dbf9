import { setImmediate } from 'node:timers/promises';
import type { Tx } from '@/db/connection';
import type { Row } from '@/members/csv-rows';
import { isXmlText, toXmlText } from '@/trade/xml-write';
import { changedFacts } from '../changes';
import type { ProductFacts } from '../product-facts';
import { publishProblems } from '../publish-problems';
import { countBelowReserved, countsIn, newCounts, type StockCount } from '../stock-count';
import { columnsOf } from '../write-product';
import { plainText } from './cell-text';
import { findCodesWithoutZeros, findKnownGoods, type KnownGoods } from './find-known-goods';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportFrame } from './import-frame';
import { readGoods } from './read-goods';

/** A line that can be written, and what it does. */
export type CheckedLine =
  | { readonly does: 'new'; readonly code: string; readonly facts: ProductFacts }
  | {
      readonly does: 'changed';
      readonly code: string;
      readonly facts: ProductFacts;
      readonly known: KnownGoods;
      /** of what is in stock, where the file says other than what was known */
      readonly counts: readonly StockCount[];
      /** what the file says otherwise than what was known */
      readonly changed: ReadonlySet<keyof ProductFacts>;
    }
  | { readonly does: 'unchanged' };

export interface CheckedPart {
  readonly lines: readonly CheckedLine[];
  readonly faults: readonly ImportFault[];
  /** cells that are not written quite as they stand */
  readonly notes: readonly ImportFault[];
  /** how many lines have been looked at so far */
  readonly progress: number;
}

export interface GoodsFile {
  readonly rows: readonly Row[];
  readonly mapping: readonly (ImportColumn | null)[];
  readonly organisationId: string;
  readonly frame: ImportFrame;
}

const atATime = 1000;

/** Lines looked at before others have their turn, the database's answers among them: a millisecond or two. */
const inOneGo = 10;

/**
 * Looks at a file part by part, against what the seller has now. With `locks`, nobody changes those goods meanwhile.
 * What is known of the next part is asked for in advance, so that the database works while this process does.
 */
export async function* checkGoods(
  tx: Tx,
  file: GoodsFile,
  { locks }: { readonly locks: boolean },
): AsyncGenerator<CheckedPart> {
  const seen = {
    codes: new Map<string, number>(),
    goods: new Map<string, number>(),
    withoutZeros: await findCodesWithoutZeros(tx, file.organisationId),
  };
  const code = file.mapping.indexOf('code');
  const knownFrom = (from: number) => {
    const rows = file.rows.slice(from, from + atATime);
    const codes = rows.flatMap((row) => plainText(row.cells[code] ?? '') || []).filter(isXmlText);
    const known = findKnownGoods(tx, file.organisationId, codes, { locks });
    // told by whoever waits for it, also when that comes later
    known.catch(() => undefined);
    return { rows, known };
  };
  let next = knownFrom(0);
  try {
    for (let from = 0; from < file.rows.length; from += atATime) {
      const { rows } = next;
      const known = await next.known;
      next = knownFrom(from + atATime);
      const lines: CheckedLine[] = [];
      const faults: ImportFault[] = [];
      const notes: ImportFault[] = [];
      for (const [at, row] of rows.entries()) {
        if (at % inOneGo === 0) await setImmediate();
        const checked = checkLine(row, file, known, seen, notes);
        if ('does' in checked) lines.push(checked);
        else faults.push(...checked);
      }
      yield { lines, faults, notes, progress: from + rows.length };
    }
  } finally {
    await next.known.catch(() => undefined);
  }
}

interface Seen {
  readonly codes: Map<string, number>;
  readonly goods: Map<string, number>;
  readonly withoutZeros: ReadonlySet<string>;
}

function checkLine(
  row: Row,
  { mapping, frame }: GoodsFile,
  known: ReadonlyMap<string, KnownGoods>,
  seen: Seen,
  notes: ImportFault[],
): CheckedLine | ImportFault[] {
  const { cells, faults } = cellsOf(row, mapping, notes);
  const fault = (code: ImportFault['code'], column: ImportColumn | null): ImportFault => {
    const cell = column === null ? -1 : mapping.indexOf(column);
    return {
      line: row.line,
      cell: cell < 0 ? null : cell,
      code,
      found: beginning(row.cells[cell] ?? ''),
      column,
    };
  };
  const code = cells.get('code') ?? '';
  const goods = known.get(code) ?? null;
  if (code === '') faults.push(fault('missing', 'code'));
  else if (code.length > 60 || hasControls(code) || !isXmlText(code) || roundedOff.test(code))
    faults.push(fault('unreadable', 'code'));
  else if (seen.codes.has(code)) faults.push(fault('code-twice', 'code'));
  else if (goods && seen.goods.has(goods.product.id)) faults.push(fault('same-goods-twice', 'code'));
  else if (!goods && seen.withoutZeros.has(code)) faults.push(fault('zeros-dropped', 'code'));
  seen.codes.set(code, row.line);
  if (goods) seen.goods.set(goods.product.id, row.line);
  const read = readGoods(cells, goods?.facts ?? null, frame);
  const isKnownFault = new Set(faults.map(({ column }) => column));
  if (!('facts' in read))
    faults.push(
      ...read
        .filter(({ column }) => !isKnownFault.has(column))
        .map(({ code, column }) => fault(code, column)),
    );
  if (faults.length > 0 || !('facts' in read))
    return faults.length > 0 ? faults : [fault('unreadable', null)];
  if (!goods) return { does: 'new', code, facts: read.facts };
  if (read.facts === goods.facts) return { does: 'unchanged' };
  const changed = changedFacts(inOrder(goods.facts), inOrder(read.facts));
  if (changed.size === 0) return { does: 'unchanged' };
  if (goods.product.state === 'archived') return [fault('product-archived', 'code')];
  const isShown = goods.product.state === 'published' || goods.product.state === 'in-review';
  const [missing] = isShown ? publishProblems(columnsOf(read.facts)) : [];
  if (missing) return [fault(missing, missedIn[missing])];
  const counts = newCounts(countsIn(read.facts), countsIn(goods.facts));
  const short = countBelowReserved(counts, goods.stock);
  if (short) return [fault('stock-below-reserved', short.variantCode === '' ? 'stock' : 'variants')];
  return { does: 'changed', code, facts: read.facts, known: goods, counts, changed };
}

const missedIn = {
  'plots-missing': 'plots',
  'harvest-missing': 'harvestedFrom',
  'scientific-name-missing': 'scientificName',
} as const;

/** A code is taken as it stands or not at all, since goods are known by it; of other cells, what no text can hold is left out. */
function cellsOf(row: Row, mapping: GoodsFile['mapping'], notes: ImportFault[]) {
  const cells = new Map<ImportColumn, string>();
  const faults: ImportFault[] = [];
  const told = (code: ImportFault['code'], cell: number): ImportFault => ({
    line: row.line,
    cell,
    code,
    found: beginning(row.cells[cell] ?? ''),
    column: mapping[cell] ?? null,
  });
  for (const [cell, column] of mapping.entries()) {
    if (column === null) continue;
    const said = plainText(row.cells[cell] ?? '');
    const kept = column === 'code' || said === null ? (said ?? '') : toXmlText(said);
    if (said === null) faults.push(told('formula', cell));
    else if (kept !== said) notes.push(told('characters-left-out', cell));
    cells.set(column, kept);
  }
  const beyond = row.cells.findIndex((cell, at) => at >= mapping.length && cell.trim() !== '');
  if (beyond >= 0) faults.push(told('too-many-cells', beyond));
  return { cells, faults };
}

/** With a mark in the place of each character that no text can hold. */
function beginning(cell: string): string {
  const text = cell.trim();
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return Array.from(shown, (character) => (isXmlText(character) ? character : '\ufffd')).join('');
}

/** "6.15E+12": what spreadsheets show of a long number, and write into a CSV; the digits behind it are lost. */
const roundedOff = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** Tiers in another order say the same. */
function inOrder(facts: ProductFacts): ProductFacts {
  if (facts.prices.every(({ tiers }) => tiers.every((tier, at) => isFromUp(tiers[at - 1], tier))))
    return facts;
  const prices = facts.prices.map((list) => ({
    ...list,
    tiers: list.tiers.toSorted((a, b) => a.fromThousandths - b.fromThousandths),
  }));
  return { ...facts, prices };
}

type Tier = ProductFacts['prices'][number]['tiers'][number];

function isFromUp(before: Tier | undefined, tier: Tier): boolean {
  return before === undefined || before.fromThousandths <= tier.fromThousandths;
}
