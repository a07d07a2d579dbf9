import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, lineAmount, money, parseDecimal, shareOf, subtractMoney, toDecimal } from './money';

const currencies = fc.constantFrom('EUR', 'XAF', 'TND', 'USD');
const minors = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

describe('money', () => {
  it('survives a round trip through its decimal form, whatever the currency', () => {
    fc.assert(
      fc.property(currencies, minors, (currency, minor) => {
        expect(parseDecimal(currency, toDecimal(money(currency, minor)))).toEqual(money(currency, minor));
      }),
    );
  });

  it('gives back what was added', () => {
    fc.assert(
      fc.property(currencies, minors, minors, (currency, a, b) => {
        const sum = addMoney(money(currency, a), money(currency, b));
        expect(subtractMoney(sum, money(currency, b))).toEqual(money(currency, a));
      }),
    );
  });

  it('refuses fractions of a minor unit, unknown currencies and mixed currencies', () => {
    expect(() => money('EUR', 0.5)).toThrow(RangeError);
    expect(() => money('ZZZ', 1)).toThrow(RangeError);
    expect(() => addMoney(money('EUR', 1), money('XAF', 1))).toThrow(RangeError);
    expect(parseDecimal('XAF', '10.5')).toBeNull();
    expect(parseDecimal('EUR', '10.505')).toBeNull();
  });

  it('reads decimals with fewer or superfluous zero digits', () => {
    expect(parseDecimal('EUR', '10.5')).toEqual(money('EUR', 1050));
    expect(parseDecimal('XAF', '10.00')).toEqual(money('XAF', 10));
  });

  it('rounds shares half to even', () => {
    expect(shareOf(money('EUR', 100), 50)).toEqual(money('EUR', 0));
    expect(shareOf(money('EUR', 300), 50)).toEqual(money('EUR', 2));
    expect(shareOf(money('EUR', 100_000), 400)).toEqual(money('EUR', 4_000));
  });

  it('multiplies a price by a fractional quantity', () => {
    expect(lineAmount(money('EUR', 650_000), 500)).toEqual(money('EUR', 325_000));
    expect(lineAmount(money('EUR', 820), 500_000)).toEqual(money('EUR', 410_000));
  });
});
