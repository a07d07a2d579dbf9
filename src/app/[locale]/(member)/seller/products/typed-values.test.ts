import { expect, test } from 'vitest';
import { readProduct } from './read-product';
import { typedValues } from './typed-values';

const frame = { languages: ['fr'], currencies: ['EUR'], originCountry: 'CM' };

/** As a browser sends it: every line end as two characters. */
function sent(description: string): FormData {
  const form = new FormData();
  const typed = { name_fr: 'Savon', category: 'home', artwork: 'none', hsCode: '340119', unit: 'KGM' };
  const terms = {
    minimum: '20',
    price_EUR_1: '6.40',
    incoterm: 'FCA',
    incotermPlace: 'Douala',
    leadTimeDays: '30',
  };
  for (const [name, value] of Object.entries({ ...typed, ...terms })) form.set(name, value);
  form.set('description_fr', description.replaceAll('\n', '\r\n'));
  return form;
}

test('a text as long as a text may be keeps its end, however many lines it has', () => {
  const description = `${'Rondelles séchées.\n'.repeat(210)}Fin`;
  expect(description.length).toBeGreaterThan(3900);
  expect(readProduct(typedValues(sent(description)), frame)).toMatchObject({
    facts: { texts: { fr: { description } } },
  });
});

test('a text that is too long is refused, and comes back as it was typed', () => {
  const description = 'x'.repeat(4001);
  const values = typedValues(sent(description));
  expect(values.description_fr).toBe(description);
  expect(readProduct(values, frame)).toEqual({
    ok: false,
    problems: [{ field: 'description_fr', code: 'too-long' }],
  });
});
