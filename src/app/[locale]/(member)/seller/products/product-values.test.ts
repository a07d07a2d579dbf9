import { describe, expect, it } from 'vitest';
import type { ProductValues } from './form-limits';
import { readProduct } from './product-values';

const frame = { languages: ['fr', 'en'], currency: 'EUR', originCountry: 'CM' };
const typed: ProductValues = {
  name_fr: 'Ananas séché',
  description_fr: 'Rondelles.',
  name_en: '',
  description_en: '',
  category: 'fruit',
  artwork: 'dried-pineapple',
  hsCode: '0804.30',
  unit: 'KGM',
  minimum: '200',
  price_1: '9,50',
  from_2: '1 000',
  price_2: '9.02',
  incoterm: 'FCA',
  incotermPlace: 'Douala',
  leadTimeDays: '21',
  season: '4 5 6',
  certificates: 'EU organic; 2027-05-31\nFairtrade',
};
const problems = (over: ProductValues) => {
  const read = readProduct({ ...typed, ...over }, frame);
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field}: ${code}`);
};

describe('the product form', () => {
  it('is read as people type: decimal commas, spaces in thousands, points in customs codes', () => {
    expect(readProduct(typed, frame)).toMatchObject({
      ok: true,
      facts: {
        hsCode: '080430',
        minimumThousandths: 200_000,
        prices: [
          {
            currency: 'EUR',
            tiers: [
              { fromThousandths: 200_000, unitMinor: 950 },
              { fromThousandths: 1_000_000, unitMinor: 902 },
            ],
          },
        ],
        heldCertificates: [{ scheme: 'EU organic', expires: '2027-05-31' }, { scheme: 'Fairtrade' }],
        seasonMonths: [4, 5, 6],
        texts: { fr: { name: 'Ananas séché', translation: 'original' } },
      },
    });
  });

  it('names the field of every problem', () => {
    expect(problems({ minimum: '' })).toContain('minimum: malformed');
    expect(problems({ hsCode: '12' })).toEqual(['hsCode: malformed']);
    expect(problems({ price_1: '' })).toContain('price_1: malformed');
    expect(problems({ from_2: '' })).toContain('from_2: malformed');
    expect(problems({ description_fr: '' })).toEqual(['description_fr: malformed']);
    expect(problems({ name_fr: '', description_fr: '' })).toEqual(['texts: no-text']);
    expect(problems({ certificates: 'EU organic; soon' })).toEqual(['certificates: malformed']);
    expect(problems({ leadTimeDays: 'three weeks' })).toEqual(['leadTimeDays: malformed']);
  });

  it('refuses a price that rises with the quantity, and half a dress', () => {
    expect(problems({ price_2: '9.90' })).toEqual(['price_1: price-rises-with-quantity']);
    expect(problems({ unit: 'H87', minimum: '0.5' })).toEqual(['minimum: quantity-not-of-unit']);
  });

  it('answers an empty form with problems, never an exception', () => {
    expect(readProduct({}, frame).ok).toBe(false);
  });
});
