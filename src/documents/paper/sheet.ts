import { type EmbeddedFont, PDF, type PDFImage, type PDFPage, rgb } from '@libpdf/core';
import { papers, readableAccent } from '@/trade/contrast';
import { breakLines } from './break-lines';
import { embedTypeface, printable, type Typeface, unprintable } from './typeface';

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

/**
 * A paper being printed from the top down. `y` is the baseline to come, measured from the bottom as PDF does; a block
 * that does not fit goes to the next sheet.
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

  /** One line, its baseline at `y`; with `right`, it ends at `x`. Returns its width. */
  line(text: string, x: number, y: number, style: TextStyle, page = this.page): number {
    const font = this.font(style);
    const shown = this.shown(font, text);
    const width = font.getTextWidth(shown, style.size);
    page.drawText(shown, {
      x: style.align === 'right' ? x - width : x,
      y,
      font,
      size: style.size,
      color: style.ink === 'accent' ? this.accent : inks[style.ink ?? 'ink'],
    });
    return width;
  }

  /** The lines a text takes in a column. */
  lines(text: string, width: number, style: TextStyle): string[] {
    const font = this.font(style);
    return breakLines(this.shown(font, text), width, (part) => font.getTextWidth(part, style.size));
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
    page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness: 0.5, color: inks.hairline });
  }

  private font(style: TextStyle): EmbeddedFont {
    return style.bold ? this.typeface.semibold : this.typeface.regular;
  }

  private shown(font: EmbeddedFont, text: string): string {
    const shown = printable(font, text);
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
