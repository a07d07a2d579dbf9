import { Blob, Direction, Face, Font, Buffer as Run, shape } from 'harfbuzzjs';

/** One glyph where it stands; lengths in thousandths of the type's size. */
export interface Glyph {
  /** its number in the typeface */
  readonly id: number;
  /** the characters it stands for; empty for dots and marks of the letter beside */
  readonly text: string;
  /** how far it moves the pen when drawn, and how far the next glyph is from here */
  readonly width: number;
  readonly advance: number;
  /** where it is drawn, from the pen */
  readonly x: number;
  readonly y: number;
}

export interface ShapedWord {
  /** from left to right */
  readonly glyphs: readonly Glyph[];
  readonly width: number;
}

/** So many words are remembered; then all are forgotten, so that nobody fills the memory with words. */
const mostWords = 5_000;

/** A typeface of Arabic script: which characters it has, and how a word of it is written, joined (HarfBuzz). */
export class ArabicLetters {
  private readonly font: Font;
  private readonly words = new Map<string, ShapedWord>();

  /** `bytes` is a TrueType font with 1000 units to the em. */
  constructor(readonly bytes: Uint8Array) {
    this.font = new Font(new Face(new Blob(bytes)));
  }

  has(character: string): boolean {
    return this.font.nominalGlyph(character.codePointAt(0)!) !== undefined;
  }

  /** Figures of Arabic script run from left to right, everything else from right to left. */
  word(text: string, isRightToLeft: boolean): ShapedWord {
    const key = isRightToLeft ? text : `>${text}`;
    const known = this.words.get(key);
    if (known) return known;
    if (this.words.size >= mostWords) this.words.clear();
    const shaped = this.shaped(text, isRightToLeft);
    this.words.set(key, shaped);
    return shaped;
  }

  private shaped(text: string, isRightToLeft: boolean): ShapedWord {
    const run = new Run();
    run.addText(text);
    run.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
    run.setScript('Arab');
    run.setLanguage('ar');
    shape(this.font, run);
    const placed = run.getGlyphInfosAndPositions();
    const said = charactersOf(text, placed);
    const glyphs = placed.map(({ codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 }, index) => ({
      id,
      text: said[index]!,
      width: this.font.glyphHAdvance(id),
      advance: xAdvance,
      x: xOffset,
      y: yOffset,
    }));
    return { glyphs, width: glyphs.reduce((sum, { advance }) => sum + advance, 0) };
  }
}

type Placed = { readonly cluster: number; readonly xAdvance?: number };

/** The characters of each cluster, given to that of its glyphs which takes room: the letter, not its dots. */
function charactersOf(text: string, placed: readonly Placed[]): string[] {
  const starts = [...new Set(placed.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const given = new Set<number>();
  return placed.map(({ cluster, xAdvance = 0 }, index) => {
    const hasBody = placed.some((other) => other.cluster === cluster && (other.xAdvance ?? 0) > 0);
    const isFirst = placed.findIndex((other) => other.cluster === cluster) === index;
    if (given.has(cluster) || (hasBody ? xAdvance <= 0 : !isFirst)) return '';
    given.add(cluster);
    return text.slice(cluster, starts[starts.indexOf(cluster) + 1]);
  });
}
