import { expect, test } from 'vitest';
import type { FormFrame } from './form-frame';
import type { ProductValues } from './form-limits';
import { readProduct } from './read-product';

const frame: FormFrame = { languages: ['fr', 'ar'], currencies: ['EUR', 'XAF', 'TND'], originCountry: 'CM' };
const typed: ProductValues = {
  name_fr: 'Savon',
  description_fr: 'Affiné six semaines.',
  category: 'home',
  artwork: 'none',
  hsCode: '3401.19',
  unit: 'KGM',
  minimum: '20',
  price_EUR_1: '6,40',
  incoterm: 'FCA',
  incotermPlace: 'Douala',
  leadTimeDays: '30',
};
const read = (over: ProductValues) => readProduct({ ...typed, ...over }, frame);
const problems = (over: ProductValues) => {
  const result = read(over);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field}: ${code}`);
};

test('a price that could be a thousand times another is asked for again, and not taken for the smaller', () => {
  expect(problems({ price_EUR_1: '2,000' })).toEqual(['price_EUR_1: two-ways']);
  expect(problems({ price_XAF_1: '12.000' })).toEqual(['price_XAF_1: two-ways']);
  expect(problems({ price_TND_1: '1.250' })).toEqual(['price_TND_1: two-ways']);
  expect(problems({ minimum: '1,250' })).toContain('minimum: two-ways');
  expect(problems({ plotName_1: 'A', plotHectares_1: '1.250', plotPoints_1: '4.061536, 9.786072' })).toEqual([
    'plotHectares_1: two-ways',
  ]);
});

test('a package may weigh a hundred and twenty-five grams', () => {
  const over = { packageQuantity: '0,125', packageNet: '0.125', packageGross: '0,140' };
  expect(read(over)).toMatchObject({
    facts: { package: { thousandths: 125, netGrams: 125, grossGrams: 140 } },
  });
});

test('numbers are read from an Arabic keyboard, and a minus as it is printed', () => {
  const over = {
    hsCode: '٣٤٠١٫١٩',
    minimum: '٢٠',
    price_EUR_1: '٦٫٤٠',
    leadTimeDays: '٣٠',
    code_1: 'S-1',
    size_1: '100 g',
    surcharge_EUR_1: '−1,50',
  };
  expect(read(over)).toMatchObject({
    facts: {
      hsCode: '340119',
      minimumThousandths: 20_000,
      prices: [{ currency: 'EUR', tiers: [{ unitMinor: 640 }] }],
      leadTimeDays: 30,
      variants: [{ surcharges: { EUR: -150 } }],
    },
  });
});

test('terms of a sample without its size are not thrown away', () => {
  expect(problems({ sampleTerms_fr: 'Port payé par l’acheteur' })).toEqual(['sampleQuantity: malformed']);
});
