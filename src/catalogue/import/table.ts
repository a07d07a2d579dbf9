import type { Row } from '@/members/csv-rows';

/** A file of goods as rows of cells; the first row has the headings. Cells of formulas begin with "=". */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** of a CSV, and whether it had to be guessed */
  readonly encoding: string | null;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  /** the line of a quotation that does not end */
  readonly brokenAt: number | null;
}

/** Codes are explained in the namespace `goods-import`, under `refusal`. */
export type TableRefusal =
  | 'nothing-listed'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'workbook-damaged'
  | 'workbook-locked'
  | 'workbook-too-large'
  | 'workbook-hostile';

export const largestFile = 20_000_000;
export const mostLines = 50_000;
export const mostColumns = 200;
