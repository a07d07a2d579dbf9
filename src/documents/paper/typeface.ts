import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedFont, PDF } from '@libpdf/core';
import { ArabicFont } from './lettering/arabic-font';
import { ArabicLetters } from './lettering/shape-arabic';

/** One weight: Source Serif 4, and Noto Naskh for what only Arabic script has (both SIL Open Font License). */
export interface Weight {
  /** Latin with every accent, Vietnamese, Greek, Cyrillic; tabular figures, which Arabic text has as well */
  readonly serif: EmbeddedFont;
  readonly arabic: ArabicFont;
}

export interface Typeface {
  readonly regular: Weight;
  readonly semibold: Weight;
}

/** Embeds both weights; saving keeps only the glyphs that were used. */
export function embedTypeface(pdf: PDF): Typeface {
  return {
    regular: {
      serif: pdf.embedFont(fontFile('SourceSerif4-Regular.ttf')),
      arabic: new ArabicFont(pdf, arabicFace('ARABIR', 'NotoNaskhArabic-Regular')),
    },
    semibold: {
      serif: pdf.embedFont(fontFile('SourceSerif4-SemiBold.ttf')),
      arabic: new ArabicFont(pdf, arabicFace('ARABIS', 'NotoNaskhArabic-SemiBold')),
    },
  };
}

/** What stands on the page for characters that the typeface cannot draw; the attached XML has them in full. */
export const unprintable = '[…]';

/** Marks that steer which way text runs and are not seen. Overrides, which can make a text read as another, are none of them. */
const unseen = /[\u061c\u200e\u200f\u2066-\u2069]/;

/** The text with every run of characters that the weight cannot draw shown as `[…]`, never silently dropped. */
export function printable({ serif, arabic }: Weight, text: string): string {
  let printed = '';
  for (const character of text.replace(/[\t\r\n]+/g, ' ')) {
    if (serif.canEncode(character) || arabic.letters.has(character) || unseen.test(character))
      printed += character;
    else if (!printed.endsWith(unprintable)) printed += unprintable;
  }
  return printed;
}

/** A piece of a text that one font draws. */
export interface Piece {
  readonly text: string;
  readonly isArabic: boolean;
}

/** Whatever the serif alone may not draw, or is not seen. */
const beyondSerif = /[\u0600-\u08ff\u200c-\u200f\u204f\u2066-\u2069\u2e41\ufb50-\ufefc]/;

/** A printable text font by font, without the marks that are not seen. */
export function piecesOf({ serif }: Weight, text: string): Piece[] {
  if (!beyondSerif.test(text)) return [{ text, isArabic: false }];
  const pieces: Piece[] = [];
  for (const character of text) {
    if (unseen.test(character)) continue;
    const isArabic = !serif.canEncode(character);
    const before = pieces.at(-1);
    if (before?.isArabic === isArabic)
      pieces[pieces.length - 1] = { text: before.text + character, isArabic };
    else pieces.push({ text: character, isArabic });
  }
  return pieces;
}

const files = new Map<string, Uint8Array>();

function fontFile(name: string): Uint8Array {
  const known = files.get(name);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(join(process.cwd(), 'src', 'documents', 'fonts', name)));
  files.set(name, bytes);
  return bytes;
}

const letters = new Map<string, ArabicLetters>();

function arabicFace(tag: string, name: string) {
  const known = letters.get(name) ?? new ArabicLetters(fontFile(`${name}.ttf`));
  letters.set(name, known);
  return { tag, name, letters: known };
}
