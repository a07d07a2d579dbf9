import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ArabicLetters } from './shape-arabic';

const letters = new ArabicLetters(readFileSync('src/documents/fonts/NotoNaskhArabic-Regular.ttf'));
const idsOf = (text: string) => letters.word(text, true).glyphs.map(({ id }) => id);

describe('Arabic letters', () => {
  it('take the form of their place in the word', () => {
    const [alone, first, between, last] = ['ه', 'هل', 'لهل', 'له'].map(idsOf);
    expect(first).not.toContain(alone![0]);
    expect(between![1]).not.toBe(first!.at(-1));
    expect(last).not.toContain(alone![0]);
  });

  it('are told apart by what they say, though several are the same bowl with other dots', () => {
    for (const text of ['تثبنيج', 'لا', 'والكاميرون', 'مُحَمَّد']) {
      const said = letters
        .word(text, true)
        .glyphs.map((glyph) => glyph.text)
        .reverse()
        .join('');
      expect(said).toBe(text);
    }
  });

  it('are as wide as their pen moves, marks above and below taking no room', () => {
    expect(letters.word('مُحَمَّد', true).width).toBe(letters.word('محمد', true).width);
    expect(letters.word('م\u200cح\u200cم\u200cد', true).width).toBeGreaterThan(
      letters.word('محمد', true).width,
    );
  });

  it('are only what the typeface has', () => {
    expect(letters.has('خ')).toBe(true);
    expect(letters.has('中')).toBe(false);
  });
});
