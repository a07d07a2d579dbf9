import type { PlotProblem } from '../plot';
import type { PositionFault } from '../plot-text';
import type { TierProblem } from '../price';
import type { PublishProblem } from '../publish-problems';
import type { VariantProblem } from '../variant';
import type { ImportColumn } from './import-columns';

/** Why a cell or a line cannot be taken; explained in the namespace `goods-import`, under `fault`. */
export type ImportFaultCode =
  | 'formula'
  | 'missing'
  | 'unreadable'
  | 'too-long'
  | 'characters-left-out'
  | 'code-twice'
  | 'zeros-dropped'
  | 'same-goods-twice'
  | 'product-archived'
  | 'producer-unknown'
  | 'quotes-broken'
  | 'too-many-cells'
  | 'currency-twice'
  | 'one-original'
  | 'quantity-not-of-unit'
  | 'gross-below-net'
  | 'harvest-ends-before-it-begins'
  | 'no-option'
  | 'stock-is-of-variants'
  | 'stock-below-reserved'
  | TierProblem
  | VariantProblem
  | PlotProblem
  | PositionFault
  | PublishProblem;

/** One thing that is wrong: the line as a text editor or a spreadsheet counts it, the cell from 0. */
export interface ImportFault {
  readonly line: number;
  readonly cell: number | null;
  readonly code: ImportFaultCode;
  readonly found: string;
  readonly column: ImportColumn | null;
}

/** A, B, … Z, AA: a column as spreadsheets name it. */
export function columnLetters(cell: number): string {
  const last = String.fromCharCode(65 + (cell % 26));
  return cell < 26 ? last : columnLetters(Math.floor(cell / 26) - 1) + last;
}
