import { WorkbookError } from './workbook-error';

const mostCovered = 10_000_000;

/** Cells that a sheet shows as one (ECMA-376 part 1, 18.3.1.55): only the first has a value, which is meant for all its lines. */
export class MergedCells {
  private covered = 0;
  private byLine: ReadonlyMap<number, string[]> | null = null;

  /** the rows of the sheet, all of them there before the first merged cell is told */
  constructor(private readonly rows: readonly { readonly line: number; readonly cells: string[] }[]) {}

  /** Writes what stands in the first cell of "B2:C5" into those below it; of lines that say something. */
  fill(reference: string): void {
    const [, letters = '', first, last] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference) ?? [];
    const [top, bottom] = [Number(first), Number(last)];
    if (!(bottom > top)) return;
    this.covered += bottom - top;
    if (this.covered > mostCovered) throw new WorkbookError('workbook-hostile');
    this.byLine ??= new Map(this.rows.map(({ line, cells }) => [line, cells]));
    const column = columnNamed(letters);
    const value = this.byLine.get(top)?.[column];
    if (!value) return;
    for (let line = top + 1; line <= bottom; line += 1) {
      const cells = this.byLine.get(line);
      if (!cells) continue;
      while (cells.length < column) cells.push('');
      cells[column] ||= value;
    }
  }
}

/** "A" → 0, "AA" → 26. */
export function columnNamed(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
