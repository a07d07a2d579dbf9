import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedFont, PDF } from '@libpdf/core';

/** Source Serif 4 (SIL Open Font License): Latin with every accent, Vietnamese, Greek, Cyrillic; tabular figures. */
export interface Typeface {
  readonly regular: EmbeddedFont;
  readonly semibold: EmbeddedFont;
}

/** Embeds both weights; saving keeps only the glyphs that were used. */
export function embedTypeface(pdf: PDF): Typeface {
  return {
    regular: pdf.embedFont(fontFile('SourceSerif4-Regular.ttf')),
    semibold: pdf.embedFont(fontFile('SourceSerif4-SemiBold.ttf')),
  };
}

/** What stands on the page for characters that the typeface cannot draw; the attached XML has them in full. */
export const unprintable = '[…]';

/** The text with every run of characters that the font cannot draw shown as `[…]`, never silently dropped. */
export function printable(font: EmbeddedFont, text: string): string {
  let printed = '';
  for (const character of text.replace(/[\t\r\n]+/g, ' ')) {
    if (font.canEncode(character)) printed += character;
    else if (!printed.endsWith(unprintable)) printed += unprintable;
  }
  return printed;
}

const files = new Map<string, Uint8Array>();

function fontFile(name: string): Uint8Array {
  const known = files.get(name);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(join(process.cwd(), 'src', 'documents', 'fonts', name)));
  files.set(name, bytes);
  return bytes;
}
