import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuantity, parseTypedQuantity, quantityToDecimal } from './quantity';
import { isQuantityOf } from './units';

describe('a quantity', () => {
  it('survives a round trip through its decimal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (thousandths) => {
        expect(parseQuantity(quantityToDecimal(thousandths))).toBe(thousandths);
      }),
    );
  });

  it('is written without superfluous zeros', () => {
    expect(quantityToDecimal(500)).toBe('0.5');
    expect(quantityToDecimal(1_250_000)).toBe('1250');
  });

  it('is read as people type it, unless that could mean two things', () => {
    expect(parseTypedQuantity('1 250,5')).toBe(1_250_500);
    expect(parseTypedQuantity('1250.5')).toBe(1_250_500);
    expect(parseTypedQuantity('1,250')).toBeNull();
    expect(parseTypedQuantity('1.250')).toBeNull();
    expect(parseTypedQuantity('-3')).toBeNull();
  });

  it('is refused beyond three decimals', () => {
    expect(parseQuantity('1.2345')).toBeNull();
    expect(() => quantityToDecimal(0.5)).toThrow(RangeError);
  });

  it('may be a fraction of a tonne but not of a pair', () => {
    expect(isQuantityOf('TNE', 500)).toBe(true);
    expect(isQuantityOf('PR', 500)).toBe(false);
    expect(isQuantityOf('H87', 3_000)).toBe(true);
    expect(isQuantityOf('MTR', 1_255)).toBe(false);
    expect(isQuantityOf('KGM', 0)).toBe(false);
  });
});
