import { expect, test } from 'vitest';
import { frameOf } from './form-frame';

const portal = { locales: ['fr', 'en'], currencies: ['XAF', 'EUR'], country: 'CM' };

test('the form of a market has its languages and currencies, and those that goods have beyond it', () => {
  expect(frameOf(portal)).toEqual({
    languages: ['fr', 'en'],
    currencies: ['XAF', 'EUR'],
    originCountry: 'CM',
  });
  const values = { name_es: 'Piña', packaging_ar: 'صندوق', sampleTerms_pt: 'Portes', sampleCurrency: 'USD' };
  expect(frameOf(portal, values)).toMatchObject({
    languages: ['fr', 'en', 'es', 'ar', 'pt'],
    currencies: ['XAF', 'EUR', 'USD'],
  });
});
