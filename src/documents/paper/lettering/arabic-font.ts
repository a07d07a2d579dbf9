import {
  ops,
  type PDF,
  type PDFPage,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import type { ArabicLetters, Glyph, ShapedWord } from './shape-arabic';
import { subsetGlyphs } from './subset-glyphs';

/** What an Arabic typeface is called in a PDF, and how tall it is, in thousandths of its size. */
export interface ArabicFace {
  /** six capitals that no other font of the paper has */
  readonly tag: string;
  readonly name: string;
  readonly letters: ArabicLetters;
}

/**
 * An Arabic typeface in a PDF. Every pair of a glyph and what it says has a code of its own, since the same bowl stands
 * for several letters and its dots are drawn apart: so what is copied out of the page is what was written.
 */
export class ArabicFont {
  private readonly codes = new Map<string, number>();
  private readonly glyphs: Glyph[] = [];
  private readonly dictionary = new PdfDict();
  private reference: PdfRef | null = null;

  constructor(
    private readonly pdf: PDF,
    private readonly face: ArabicFace,
  ) {}

  get letters(): ArabicLetters {
    return this.face.letters;
  }

  /** The operators that draw a word with its left end at the text position; a font is selected and text has begun. */
  show(page: PDFPage, word: ShapedWord, size: number): ReturnType<typeof ops.setFont>[] {
    const written = [ops.setFont(this.nameOn(page), rounded(size))];
    let rise = 0;
    let row = new Row();
    const flush = () => {
      if (!row.isEmpty) written.push(ops.showTextArray(row.written()));
      row = new Row();
    };
    for (const glyph of word.glyphs) {
      if (glyph.y !== rise) {
        flush();
        rise = glyph.y;
        written.push(ops.setTextRise(rounded((rise * size) / 1000)));
      }
      row.move(glyph.x);
      row.show(this.codeOf(glyph));
      row.move(glyph.advance - glyph.width - glyph.x);
    }
    flush();
    if (rise !== 0) written.push(ops.setTextRise(0));
    return written;
  }

  /** Puts the glyphs that were used into the file. To be called once, before it is saved. */
  embed(): void {
    if (this.reference === null) return;
    const { pdf, dictionary, face, glyphs } = this;
    const name = PdfName.of(`${face.tag}+${face.name}`);
    const program = subsetGlyphs(face.letters.bytes, new Set(glyphs.map(({ id }) => id)));
    const file = pdf.register(new PdfStream([['Length1', PdfNumber.of(program.length)]], program));
    const descendant = PdfDict.of({
      Type: PdfName.of('Font'),
      Subtype: PdfName.of('CIDFontType2'),
      BaseFont: name,
      CIDSystemInfo: PdfDict.of({
        Registry: PdfString.fromString('Adobe'),
        Ordering: PdfString.fromString('Identity'),
        Supplement: PdfNumber.of(0),
      }),
      W: new PdfArray([PdfNumber.of(1), numbers(glyphs.map(({ width }) => width))]),
      CIDToGIDMap: pdf.register(new PdfStream([], glyphsByCode(glyphs))),
      FontDescriptor: pdf.register(
        PdfDict.of({
          Type: PdfName.of('FontDescriptor'),
          FontName: name,
          Flags: PdfNumber.of(symbolic),
          FontBBox: numbers(box),
          ItalicAngle: PdfNumber.of(0),
          Ascent: PdfNumber.of(box[3]),
          Descent: PdfNumber.of(box[1]),
          CapHeight: PdfNumber.of(700),
          StemV: PdfNumber.of(80),
          FontFile2: file,
        }),
      ),
    });
    dictionary.set('Type', PdfName.of('Font'));
    dictionary.set('Subtype', PdfName.of('Type0'));
    dictionary.set('BaseFont', name);
    dictionary.set('Encoding', PdfName.of('Identity-H'));
    dictionary.set('DescendantFonts', new PdfArray([pdf.register(descendant)]));
    dictionary.set('ToUnicode', pdf.register(new PdfStream([], toUnicode(glyphs))));
  }

  private codeOf(glyph: Glyph): number {
    const key = `${glyph.id}:${glyph.text}`;
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.glyphs.push(glyph);
      this.codes.set(key, code);
    }
    return code;
  }

  /** The font's name in the page's resources. */
  private nameOn(page: PDFPage): string {
    this.reference ??= this.pdf.register(this.dictionary);
    const resources = page.getResources();
    let fonts = resources.get('Font');
    if (!(fonts instanceof PdfDict)) {
      fonts = new PdfDict();
      resources.set('Font', fonts);
    }
    fonts.set(this.face.tag, this.reference);
    return this.face.tag;
  }
}

/** A row of codes and of moves between them, in thousandths of the size to the right (the operator TJ counts to the left). */
class Row {
  private readonly parts: (PdfString | PdfNumber)[] = [];
  private codes: number[] = [];
  private moved = 0;

  get isEmpty(): boolean {
    return this.parts.length === 0 && this.codes.length === 0 && this.moved === 0;
  }

  move(distance: number): void {
    this.moved += distance;
  }

  show(code: number): void {
    if (this.moved !== 0) this.close();
    this.codes.push(code >> 8, code & 255);
  }

  written(): PdfArray {
    this.close();
    return new PdfArray(this.parts);
  }

  private close(): void {
    if (this.codes.length > 0) this.parts.push(PdfString.fromBytes(new Uint8Array(this.codes)));
    if (this.moved !== 0) this.parts.push(PdfNumber.of(-this.moved));
    this.codes = [];
    this.moved = 0;
  }
}

function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}

/** ISO 32000-2 table 121: a font with letters outside the Latin standard set. */
const symbolic = 4;
/** As the typeface's own head and hhea tables say, generously: left, bottom, right, top. */
const box = [-600, -634, 4_000, 1_069] as const;

function numbers(values: readonly number[]): PdfArray {
  return new PdfArray(values.map((value) => PdfNumber.of(value)));
}

/** Two octets for each code from 0 on: the number of its glyph (ISO 32000-2 9.7.4.3). */
function glyphsByCode(glyphs: readonly Glyph[]): Uint8Array {
  return new Uint8Array([0, 0, ...glyphs.flatMap(({ id }) => [id >> 8, id & 255])]);
}

/** What each code says (ISO 32000-2 9.10.3). Dots and marks say the empty text: their letter says it all. */
function toUnicode(glyphs: readonly Glyph[]): Uint8Array {
  const said = glyphs.map(
    ({ text }, index) => `<${hex(index + 1)}> <${text.split('').map(unitHex).join('')}>`,
  );
  const blocks = Array.from({ length: Math.ceil(said.length / 100) }, (_, block) => {
    const lines = said.slice(block * 100, block * 100 + 100);
    return [`${lines.length} beginbfchar`, ...lines, 'endbfchar'].join('\n');
  });
  return new TextEncoder().encode(
    [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <FFFF>',
      'endcodespacerange',
      ...blocks,
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n'),
  );
}

/** One UTF-16 unit. */
function unitHex(unit: string): string {
  return hex(unit.charCodeAt(0));
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
