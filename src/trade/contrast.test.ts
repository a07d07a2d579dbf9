import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, readableAccent } from './contrast';

const aColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals, whichever comes first', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#27348b', '#27348b')).toBe(1);
  });
});

describe('a portal’s accent', () => {
  it('reads at 4.5 : 1 on either paper, whatever colour the chamber chose', () => {
    fc.assert(
      fc.property(aColour, fc.constantFrom('#fbf8f3', '#10172a'), (accent, paper) => {
        expect(contrast(readableAccent(accent, paper, '#27348b'), paper)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays as chosen when it reads already', () => {
    expect(readableAccent('#0b5d4b', '#fbf8f3', '#27348b')).toBe('#0b5d4b');
  });

  it('never lets anything but a colour into the stylesheet', () => {
    expect(readableAccent('red;}body{display:none', '#fbf8f3', '#27348b')).toBe('#27348b');
  });
});

describe('our own inks', () => {
  const tokens = readFileSync('src/ui/style/tokens.css', 'utf8');
  const [day = '', night = ''] = tokens.split('@media');
  const value = (sheet: string, name: string) =>
    new RegExp(`--${name}: (?:var\\([^,]+, )?(#[0-9a-f]{6})`).exec(sheet)?.[1] ?? 'missing';

  for (const [paper, sheet] of [
    ['day', day],
    ['night', night],
  ] as const) {
    for (const ink of ['ink', 'quiet', 'accent', 'attention', 'stop', 'pass']) {
      it(`${ink} reads at 4.5 : 1 on paper and leaf by ${paper}`, () => {
        expect(contrast(value(sheet, ink), value(sheet, 'paper'))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(value(sheet, ink), value(sheet, 'leaf'))).toBeGreaterThanOrEqual(4.5);
      });
    }
  }
});
