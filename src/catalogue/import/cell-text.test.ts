import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedText, plainText, printItems, readItems } from './cell-text';
import { columnLetters } from './import-fault';
import { readAmount, readDay, readQuantity } from './numbers';
import { readMonths } from './read-lists';

describe('a cell that could be run as a formula', () => {
  it.each(['=1+1', '+49', '-2', '@SUM(A1)', '\tx', '＝1'])(
    'goes out as text and comes back as it was: %s',
    (text) => {
      expect(guardedText(text)).toBe(`'${text}`);
      expect(plainText(guardedText(text))).toBe(text);
    },
  );

  it('is nobody’s word when it comes in bare', () => {
    expect(plainText('=cmd|"/c calc"!A1')).toBeNull();
  });

  it('leaves apostrophes alone that guard nothing', () => {
    expect(guardedText("'s avonds")).toBe("'s avonds");
    expect(plainText("'s avonds")).toBe("'s avonds");
  });
});

it('several things in a cell come back as they were, whatever marks they hold', () => {
  const field = fc.string({ maxLength: 10 }).map((text) => text.trim());
  const items = fc.array(fc.tuple(field.filter(Boolean), field, field.filter(Boolean)), { maxLength: 4 });
  fc.assert(
    fc.property(items, (list) => {
      expect(readItems(printItems(list))).toEqual(list);
    }),
  );
});

describe('numbers of a cell', () => {
  it('are refused when they can be read in two ways, and read when they cannot', () => {
    expect(['1.250', '1,250', '0,125', '1.2500', '1 250,5', 'x'].map(readQuantity)).toEqual([
      Number.NaN,
      Number.NaN,
      125,
      1250,
      1_250_500,
      Number.NaN,
    ]);
    expect(readAmount('EUR', '9,50')).toBe(950);
    expect(readAmount('XAF', '1.250')).toBeNaN();
  });

  it('are days where a workbook counts them', () => {
    expect([readDay('46173'), readDay('2026-05-31'), readDay('31.5.2026')]).toEqual([
      '2026-05-31',
      '2026-05-31',
      '31.5.2026',
    ]);
  });

  it('are months, also over the new year', () => {
    expect(readMonths('3 4, 5')).toEqual([3, 4, 5]);
    expect(readMonths('11-2')).toEqual([11, 12, 1, 2]);
    expect(readMonths('May')).toEqual([Number.NaN]);
  });
});

it('columns are lettered as spreadsheets do', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
