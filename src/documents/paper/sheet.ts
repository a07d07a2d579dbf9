import { ops, PDF, type PDFImage, type PDFPage, rgb } from '@libpdf/core';
import { papers, readableAccent } from '@/trade/contrast';
import { breakLines } from './break-lines';
import { type Line, orderLines, type Stretch, turned } from './lettering/order-line';
import { saveReproducibly } from './save-reproducibly';
import { embedTypeface, piecesOf, printable, type Typeface, unprintable, type Weight } from './typeface';

/** ISO 216 A4 in points, and the margins of a letter. */
export const sheet = { width: 595.28, height: 841.89, left: 56, right: 56, top: 76, bottom: 64 } as const;
export const measureWidth = sheet.width - sheet.left - sheet.right;

export const inks = {
  ink: rgb(0.11, 0.102, 0.09),
  quiet: rgb(0.4, 0.37, 0.33),
  hairline: rgb(0.78, 0.74, 0.67),
  accent: rgb(0.153, 0.204, 0.545),
} as const;

const houseAccent = '#27348b';

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly ink?: keyof typeof inks;
  /** to which side of its place a line stands; on a paper that is read from the right, the other */
  readonly align?: 'left' | 'right';
}

/** In whose market a paper is printed. */
export interface PaperBrand {
  /** the market's colour, "#rrggbb"; the house's indigo when left out */
  readonly accent?: string;
  /** its logo, JPEG */
  readonly logo?: Uint8Array | null;
}

/** The five sizes of the house. */
export const sizes = { title: 24, heading: 12, text: 9.5, small: 8, label: 7 } as const;

/** Naskh is a step larger than the Latin beside it: its letters take less of their size. */
const arabicScale = 1.15;

/**
 * A paper being printed from the top down. `y` is the baseline to come, measured from the bottom as PDF does; a block
 * that does not fit goes to the next sheet. Places are told as on paper that is read from the left; the paper of a
 * language that is read from the right is its mirror image, in which only text, pictures and figures stay as they are.
 */
export class Paper {
  readonly pdf = PDF.create();
  readonly pages: PDFPage[] = [];
  y = 0;
  private readonly typeface: Typeface = embedTypeface(this.pdf);
  private cannotPrint = false;

  /** the market's colour, readable on the paper */
  readonly accent: ReturnType<typeof rgb>;
  readonly logo: PDFImage | null;

  constructor(
    private readonly onNewPage: (paper: Paper) => void,
    { accent, logo }: PaperBrand = {},
    private readonly direction: 'ltr' | 'rtl' = 'ltr',
  ) {
    this.logo = logo ? this.pdf.embedJpeg(logo) : null;
    this.accent = accent ? inkOf(readableAccent(accent, papers.day, houseAccent)) : inks.accent;
    this.newPage();
  }

  get page(): PDFPage {
    return this.pages.at(-1)!;
  }

  /** Were there characters that the typeface lacks? */
  get hasUnprintable(): boolean {
    return this.cannotPrint;
  }

  newPage(): void {
    this.pages.push(this.pdf.addPage({ width: sheet.width, height: sheet.height }));
    this.y = sheet.height - sheet.top;
    this.onNewPage(this);
  }

  /** Goes to the next sheet unless `height` points are left on this one. */
  need(height: number): void {
    if (this.y - height < sheet.bottom) this.newPage();
  }

  /** Where something so wide stands from the left edge, of which the layout says that it stands at `x`. */
  across(x: number, width = 0): number {
    return this.direction === 'rtl' ? sheet.width - x - width : x;
  }

  /** One line, its baseline at `y`; with `right`, it ends at `x`. Returns its width. */
  line(text: string | Line, x: number, y: number, style: TextStyle, page = this.page): number {
    const weight = this.weight(style);
    const line = typeof text === 'string' ? orderLines(this.shown(weight, text))[0]! : text;
    const width = this.widthOf(weight, line.text, style.size);
    let left = this.across(style.align === 'right' ? x - width : x, width);
    for (const stretch of line.stretches) left += this.draw(page, weight, stretch, left, y, style);
    return width;
  }

  /** The lines a text takes in a column. */
  lines(text: string, width: number, style: TextStyle): Line[] {
    const weight = this.weight(style);
    const shown = this.shown(weight, text).split(' ').filter(Boolean).join(' ');
    const parts = breakLines(shown, width, (part) => this.widthOf(weight, part, style.size));
    return orderLines(shown, parts);
  }

  /** A text in a column from `y` down; returns the height it took. */
  column(text: string, x: number, y: number, width: number, style: TextStyle, leading = 1.35): number {
    const lines = this.lines(text, width, style);
    for (const [index, line] of lines.entries()) this.line(line, x, y - index * style.size * leading, style);
    return lines.length * style.size * leading;
  }

  hairline(
    y: number,
    from: number = sheet.left,
    to: number = sheet.width - sheet.right,
    page = this.page,
  ): void {
    page.drawLine({
      start: { x: this.across(from), y },
      end: { x: this.across(to), y },
      thickness: 0.5,
      color: inks.hairline,
    });
  }

  /** The file; the same paper with the same seed always has the same bytes. Nothing can be printed afterwards. */
  async save(seed: string): Promise<Uint8Array> {
    for (const { arabic } of Object.values(this.typeface)) arabic.embed();
    return await saveReproducibly(this.pdf, seed);
  }

  private draw(
    page: PDFPage,
    weight: Weight,
    { text, isRightToLeft }: Stretch,
    x: number,
    y: number,
    style: TextStyle,
  ): number {
    const color = style.ink === 'accent' ? this.accent : inks[style.ink ?? 'ink'];
    const pieces = piecesOf(weight, text);
    let left = x;
    for (const piece of isRightToLeft ? pieces.reverse() : pieces) {
      if (piece.isArabic) {
        const size = style.size * arabicScale;
        const word = weight.arabic.letters.word(piece.text, isRightToLeft);
        page.drawOperators([
          ops.pushGraphicsState(),
          ops.setNonStrokingRGB(color.red, color.green, color.blue),
          ops.beginText(),
          ops.setTextMatrix(1, 0, 0, 1, Math.round(left * 100) / 100, Math.round(y * 100) / 100),
          ...weight.arabic.show(page, word, size),
          ops.endText(),
          ops.popGraphicsState(),
        ]);
        left += (word.width * size) / 1000;
      } else {
        const shown = isRightToLeft ? turned(piece.text) : piece.text;
        page.drawText(shown, { x: left, y, font: weight.serif, size: style.size, color });
        left += weight.serif.getTextWidth(shown, style.size);
      }
    }
    return left - x;
  }

  private widthOf(weight: Weight, text: string, size: number): number {
    return piecesOf(weight, text).reduce(
      (sum, piece) =>
        sum +
        (piece.isArabic
          ? (weight.arabic.letters.word(piece.text, true).width * size * arabicScale) / 1000
          : weight.serif.getTextWidth(piece.text, size)),
      0,
    );
  }

  private weight(style: TextStyle): Weight {
    return style.bold ? this.typeface.semibold : this.typeface.regular;
  }

  private shown(weight: Weight, text: string): string {
    const shown = printable(weight, text);
    if (shown.includes(unprintable) && !text.includes(unprintable)) this.cannotPrint = true;
    return shown;
  }
}

function inkOf(colour: string): ReturnType<typeof rgb> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  return rgb(red, green, blue);
}
