import type { Row } from '@/members/csv-rows';
import { unambiguous } from '../numbers';
import type { CellStyles } from './cell-styles';
import { KeptTexts } from './kept-texts';
import { columnNamed, MergedCells } from './merged-cells';
import { plainCharacters, type SharedStrings } from './shared-strings';
import { WorkbookError } from './workbook-error';
import { attributeOf, type XmlListener } from './xml-scanner';

/** Collects the rows of a sheet (ECMA-376 part 1, 18.3.1); numbered as the sheet numbers them, empty ones left out. */
export class SheetRows implements XmlListener {
  readonly found: (Row & { readonly cells: string[] })[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = 0;
  private attributes = '';
  private type: string | null = null;
  private value = '';
  private formula: string | null = null;
  private listens: 'value' | 'formula' | null = null;
  private readonly texts = new KeptTexts();
  private readonly merged = new MergedCells(this.found);

  constructor(
    private readonly strings: SharedStrings,
    private readonly styles: CellStyles,
    /** the day before that of the number 1 */
    private readonly dayZero: number,
    private readonly most: { readonly rows: number; readonly columns: number },
  ) {}

  get isFull(): boolean {
    return this.found.length >= this.most.rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      this.line = lineOf(attributeOf(attributes, 'r')) ?? this.line + 1;
      this.cells = [];
      this.column = 0;
    } else if (name === 'c') {
      this.column = columnOf(attributeOf(attributes, 'r')) ?? this.column;
      this.type = attributeOf(attributes, 't');
      this.attributes = attributes;
      [this.value, this.formula] = ['', null];
    } else if (name === 'f') {
      this.formula = '';
      this.listens = 'formula';
    } else if (name === 'v' || name === 't') this.listens = 'value';
    else if (name === 'mergeCell') this.merged.fill(attributeOf(attributes, 'ref') ?? '');
  }

  text(text: string): void {
    if (this.listens === 'value') this.value += text;
    if (this.listens === 'formula') this.formula += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.listens = null;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && !this.isFull && this.cells.some((cell) => cell.trim() !== ''))
      this.found.push({ line: this.line, cells: this.cells });
  }

  private endCell(): void {
    const cell = this.formula === null ? this.said() : `=${this.formula.slice(0, 100)}`;
    if (this.column < this.most.columns) {
      while (this.cells.length < this.column) this.cells.push('');
      this.cells[this.column] = this.texts.keep(cell);
    } else if (cell !== '') throw new WorkbookError('workbook-too-large');
    this.column += 1;
  }

  private said(): string {
    if (this.type === 's') return this.strings.at(this.value);
    if (this.type === 'inlineStr' || this.type === 'str') return plainCharacters(this.value);
    // "#N/A": what a formula came to, like any other
    if (this.type === 'e') return `=${this.value}`;
    if (this.type === 'd') return this.value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
    if (this.type === 'b' || this.value === '') return this.value;
    return this.number();
  }

  private number(): string {
    const kind = this.styles.kindOf(attributeOf(this.attributes, 's'));
    const number = numberText(this.value);
    if (kind === 'percentage') return `${Number((Number(this.value) * 100).toPrecision(12))} %`;
    if (kind === 'number') return number;
    const at = new Date(this.dayZero + Math.round(Number(this.value) * 86_400) * 1000);
    return Number.isNaN(at.getTime()) ? number : at.toISOString().replace(/T00:00:00\.000Z$/, '');
  }
}

/** Null where a row does not say its number; throws where that is none. */
function lineOf(text: string | null): number | null {
  if (text !== null && !/^\d{1,7}$/.test(text)) throw new WorkbookError('workbook-damaged');
  return text === null ? null : Number(text);
}

/** "B12" → 1; null for what names no column. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '')?.[1];
  return letters ? columnNamed(letters) : null;
}

/** A number as a person writes it: binary fractions rounded to what a sheet shows, three decimals marked as decimals. */
function numberText(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new WorkbookError('workbook-damaged');
  if (Number.isInteger(number)) return Math.abs(number) < 1e15 ? String(number) : value;
  return unambiguous(String(Number(number.toPrecision(15))));
}
