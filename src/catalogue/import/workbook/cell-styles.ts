import { attributeOf, type XmlListener } from './xml-scanner';

export type NumberKind = 'number' | 'day' | 'percentage';

/** What a sheet shows its numbers as (ECMA-376 part 1, 18.8.10 and 18.8.31): of a day, a workbook keeps the number only. */
export class CellStyles implements XmlListener {
  private readonly formats = new Map<string, NumberKind>();
  private readonly kinds: NumberKind[] = [];
  private isInCells = false;

  /** of the style that a cell names by its position */
  kindOf(style: string | null): NumberKind {
    return (style && this.kinds[Number(style)]) || 'number';
  }

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.isInCells = true;
    else if (name === 'numFmt')
      this.formats.set(
        attributeOf(attributes, 'numFmtId') ?? '',
        kindIn(attributeOf(attributes, 'formatCode')),
      );
    else if (name === 'xf' && this.isInCells) {
      const format = attributeOf(attributes, 'numFmtId') ?? '0';
      this.kinds.push(this.formats.get(format) ?? kindOfBuiltIn(Number(format)));
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.isInCells = false;
  }

  text(): void {}
}

/** Without what stands in quotes or brackets or behind a backslash, letters of a format code are parts of a day. */
function kindIn(code: string | null): NumberKind {
  const bare = (code ?? '').replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '');
  if (bare.includes('%')) return 'percentage';
  return /[ymdhs]/i.test(bare) ? 'day' : 'number';
}

/** Formats that no workbook writes down (18.8.30): percentages, then days and times, also of East Asia. */
function kindOfBuiltIn(format: number): NumberKind {
  if (format === 9 || format === 10) return 'percentage';
  const isDay = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([first = 0, last = 0]) => format >= first && format <= last);
  return isDay ? 'day' : 'number';
}
