import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './break-lines';

const measure = (text: string) => [...text].length;

describe('breaking lines', () => {
  it('keeps every character of the text and stays within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 3, max: 40 }),
        (text, width) => {
          const lines = breakLines(text, width, measure);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('breaks between words where it can', () => {
    expect(breakLines('le vendeur livre la marchandise', 12, measure)).toEqual([
      'le vendeur',
      'livre la',
      'marchandise',
    ]);
  });
});
