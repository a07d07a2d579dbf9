import { describe, expect, it } from 'vitest';
import { readRequest } from './read-request';

const declaration = { wording: 'I declare', language: 'fr' };
const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readRequest(form, declaration);
};

describe('the form that asks for a certificate of origin', () => {
  it('asks for the lines with a quantity, with packages and weight as typed', () => {
    const request = read({
      order: 'o',
      'quantity-1': '40.5',
      'packages-1': ' 4 cartons ',
      'gross-1': '43.25',
      'quantity-2': '',
      'quantity-3': '0',
      declared: 'on',
    });
    expect(request.lines).toEqual([
      { position: 1, quantityThousandths: 40_500, packages: '4 cartons', grossGrams: 43_250 },
    ]);
    expect(request.declaration).toEqual(declaration);
    expect(request.replacesId).toBeNull();
  });

  it('sends what is no number on to be refused, and no declaration that was not made', () => {
    const request = read({ 'quantity-1': 'many', 'gross-1': 'heavy' });
    expect(request.lines).toMatchObject([{ quantityThousandths: -1, grossGrams: -1 }]);
    expect(request.declaration).toBeNull();
  });
});
