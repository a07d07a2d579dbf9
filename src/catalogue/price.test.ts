import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, money } from '@/trade/money';
import type { UnitCode } from '@/trade/units';
import { type PriceTier, priceForQuantity, tierProblem } from './price';

const kilograms = (count: number) => count * 1000;
const driedPineapple = {
  unit: 'KGM' as UnitCode,
  currency: 'EUR',
  tiers: [
    { fromThousandths: kilograms(200), unitMinor: 950 },
    { fromThousandths: kilograms(1000), unitMinor: 902 },
    { fromThousandths: kilograms(4000), unitMinor: 855 },
  ],
};

/** Valid tiers: rising quantities, falling prices. */
const someTiers = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 })
  .chain((from) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: from.length, maxLength: from.length })
      .map((prices) => {
        const rising = from.toSorted((a, b) => a - b);
        const falling = prices.toSorted((a, b) => b - a);
        return rising.map(
          (fromThousandths, i): PriceTier => ({
            fromThousandths: fromThousandths * 1000,
            unitMinor: falling[i] ?? 1,
          }),
        );
      }),
  );

describe('the price of a quantity', () => {
  it('is the list price at the minimum order and falls at each tier', () => {
    const unitPrice = (count: number) => {
      const quote = priceForQuantity(driedPineapple, kilograms(count));
      return quote.ok ? quote.value.unitPrice.minor : quote.refusal.code;
    };
    expect([199, 200, 999, 1000, 3999, 4000, 90_000].map(unitPrice)).toEqual([
      'below-minimum-order',
      950,
      950,
      902,
      902,
      855,
      855,
    ]);
  });

  it('is unit price times quantity to the cent', () => {
    const quote = priceForQuantity(driedPineapple, 1_000_500);
    expect(quote).toMatchObject({ value: { amount: { currency: 'EUR', minor: 902_451 } } });
  });

  it('refuses half a dress, and a currency without a price', () => {
    const dress = { ...driedPineapple, unit: 'H87' as UnitCode };
    expect(priceForQuantity(dress, 1_000_500)).toMatchObject({ refusal: { code: 'quantity-not-of-unit' } });
    expect(priceForQuantity({ ...driedPineapple, tiers: [] }, kilograms(200))).toMatchObject({
      refusal: { code: 'no-price-in-currency' },
    });
  });

  it('never costs more per unit for more, and is told for every quantity from the minimum on, in whatever order the tiers come', () => {
    fc.assert(
      fc.property(someTiers, fc.nat(2_000_000), fc.nat(2_000_000), (tiers, a, b) => {
        const minimum = tiers[0]?.fromThousandths ?? 0;
        const [less, more] = [minimum + Math.min(a, b), minimum + Math.max(a, b)];
        const offer = { unit: 'KGM' as UnitCode, currency: 'EUR', tiers: tiers.toReversed() };
        const [small, large] = [priceForQuantity(offer, less), priceForQuantity(offer, more)];
        expect(small.ok && large.ok && large.value.unitPrice.minor <= small.value.unitPrice.minor).toBe(true);
      }),
    );
  });
});

it('a quantity that would cost more than can be reckoned with is refused, not an error', () => {
  const coffee = {
    unit: 'TNE' as UnitCode,
    currency: 'VND',
    tiers: [{ fromThousandths: 1000, unitMinor: 130_000_000 }],
  };
  expect(priceForQuantity(coffee, 999_999_999_000)).toMatchObject({
    ok: false,
    refusal: { code: 'total-too-large' },
  });
});

describe('price tiers', () => {
  it('are fit for publishing when prices fall from the minimum on', () => {
    fc.assert(
      fc.property(someTiers, (tiers) => {
        expect(tierProblem(tiers[0]?.fromThousandths ?? 0, tiers)).toBeNull();
      }),
    );
  });

  it('are refused when empty, when they miss the minimum, when free, and when more costs more', () => {
    expect(tierProblem(1000, [])).toBe('no-tiers');
    expect(tierProblem(2000, [{ fromThousandths: 1000, unitMinor: 5 }])).toBe(
      'first-tier-is-not-the-minimum',
    );
    expect(tierProblem(1000, [{ fromThousandths: 1000, unitMinor: 0 }])).toBe('tier-not-positive');
    const rising = [
      { fromThousandths: 1000, unitMinor: 5 },
      { fromThousandths: 2000, unitMinor: 6 },
    ];
    expect(tierProblem(1000, rising)).toBe('price-rises-with-quantity');
    const twice = [
      { fromThousandths: 1000, unitMinor: 5 },
      { fromThousandths: 1000, unitMinor: 4 },
    ];
    expect(tierProblem(1000, twice)).toBe('price-rises-with-quantity');
  });

  it('are refused where a quantity that has a price of its own would cost more than can be reckoned with', () => {
    const tiers = [
      { fromThousandths: 1_000_000, unitMinor: 130_000_000 },
      { fromThousandths: 999_999_999_000, unitMinor: 129_000_000 },
    ];
    expect(() => lineAmount(money('VND', tiers[1]!.unitMinor), tiers[1]!.fromThousandths)).toThrow(
      RangeError,
    );
    expect(tierProblem(1_000_000, tiers)).toBe('amount-too-large');
    expect(tierProblem(1_000_000, tiers.slice(0, 1))).toBeNull();
  });
});
