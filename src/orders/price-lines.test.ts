import { describe, expect, it } from 'vitest';
import type { Offer } from '@/catalogue/find-offers';
import { priceLines } from './price-lines';

const plain = { surcharges: {}, minimumThousandths: null, stockThousandths: null, reservedThousandths: 0 };
const offer = {
  product: { id: 'stole', organisationId: 'seller', unit: 'H87', incoterm: 'FCA', incotermPlace: 'Abidjan' },
  prices: {
    EUR: [
      { fromThousandths: 20_000, unitMinor: 2_800 },
      { fromThousandths: 100_000, unitMinor: 2_660 },
    ],
  },
  variants: [
    { code: 'S', options: { size: 'S' }, ...plain },
    { code: 'L', options: { size: 'L' }, ...plain, surcharges: { EUR: 150 }, minimumThousandths: 40_000 },
    { code: 'XL', options: { size: 'XL' }, ...plain, stockThousandths: 45_000, reservedThousandths: 20_000 },
  ],
} as unknown as Offer;

const price = (variantCode: string | null, pieces: number) =>
  priceLines([offer], [{ productId: 'stole', variantCode, quantityThousandths: pieces * 1000 }], 'EUR');

describe('an order of goods in variants', () => {
  it('says which variant', () => {
    expect(price(null, 20)).toMatchObject({ refusal: { code: 'variant-needed', detail: { position: 1 } } });
    expect(price('XXL', 20)).toMatchObject({ refusal: { code: 'variant-not-offered' } });
  });

  it('costs the goods’ price at its quantity, and the variant’s surcharge on every unit', () => {
    expect(price('S', 20)).toMatchObject({ value: { total: { currency: 'EUR', minor: 56_000 } } });
    expect(price('L', 100)).toMatchObject({ value: { total: { minor: 281_000 } } });
  });

  it('reaches the variant’s own minimum and stays within what is left of its stock', () => {
    expect(price('L', 39)).toMatchObject({
      refusal: { code: 'below-minimum-order', detail: { minimumThousandths: 40_000 } },
    });
    expect(price('XL', 26)).toMatchObject({
      refusal: { code: 'more-than-in-stock', detail: { leftThousandths: 25_000 } },
    });
    expect(price('XL', 25).ok).toBe(true);
  });

  it('asks no more in several lines than in one', () => {
    const twice = [20_000, 20_000].map((quantityThousandths) => ({
      productId: 'stole',
      variantCode: 'XL',
      quantityThousandths,
    }));
    expect(priceLines([offer], twice, 'EUR')).toMatchObject({
      refusal: { code: 'more-than-in-stock', detail: { position: 1, leftThousandths: 25_000 } },
    });
  });

  it('holds several variants of the same goods, a line each', () => {
    const wanted = ['S', 'XL'].map((variantCode) => ({
      productId: 'stole',
      variantCode,
      quantityThousandths: 20_000,
    }));
    const priced = priceLines([offer], wanted, 'EUR');
    expect(priced.ok && priced.value.lines.map((line) => line.variant?.code)).toEqual(['S', 'XL']);
  });
});
