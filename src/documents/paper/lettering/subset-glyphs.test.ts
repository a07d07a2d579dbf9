import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { subsetGlyphs } from './subset-glyphs';

const whole = new Uint8Array(readFileSync('src/documents/fonts/NotoNaskhArabic-Regular.ttf'));
const read = (bytes: Uint8Array) => new Font(new Face(new Blob(bytes)));
const original = read(whole);
const idOf = (character: string) => original.nominalGlyph(character.codePointAt(0)!)!;

describe('a typeface with only some of its glyphs', () => {
  it('draws those as before, under the same numbers and as wide, and all others as nothing', () => {
    const wanted = [...'أمرشءؤ'].map(idOf);
    const subset = read(subsetGlyphs(whole, wanted));
    for (const id of wanted) {
      expect(subset.glyphToPath(id)).toBe(original.glyphToPath(id));
      expect(subset.glyphHAdvance(id)).toBe(original.glyphHAdvance(id));
    }
    expect(original.glyphToPath(idOf('ق'))).not.toBe('');
    expect(subset.glyphToPath(idOf('ق'))).toBe('');
  });

  it('keeps what a composed glyph is made of', () => {
    const composed = Array.from({ length: 1_340 }, (_, id) => id).filter(
      (id) => original.glyphToPath(id) !== '',
    );
    for (const id of composed.filter((one) => one % 29 === 0))
      expect(read(subsetGlyphs(whole, [id])).glyphToPath(id)).toBe(original.glyphToPath(id));
  });

  it('weighs little', () => {
    expect(deflateSync(subsetGlyphs(whole, [...'شهادة'].map(idOf))).length).toBeLessThan(2_000);
  });

  it('is not made of what is no font', () => {
    expect(() => subsetGlyphs(new Uint8Array(64), [1])).toThrow(RangeError);
  });
});
