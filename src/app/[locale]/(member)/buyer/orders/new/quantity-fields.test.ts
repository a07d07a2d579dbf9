import { describe, expect, it } from 'vitest';
import { quantityFieldOf, readQuantities } from './quantity-fields';

const productId = '01927b6e-0000-7000-8000-000000000001';

describe('the quantities of an order form', () => {
  it('name goods, and the variant where there are several', () => {
    const form = new FormData();
    form.set(quantityFieldOf({ productId, variantCode: null }), '200');
    form.set(quantityFieldOf({ productId, variantCode: 'L-IND.2' }), '1 250,5');
    form.set(quantityFieldOf({ productId, variantCode: 'S' }), ' ');
    form.set('note', '12');
    expect(readQuantities(form)).toEqual([
      { productId, variantCode: null, quantityThousandths: 200_000 },
      { productId, variantCode: 'L-IND.2', quantityThousandths: 1_250_500 },
    ]);
  });

  it('are null where they cannot be read, so that the form can say so', () => {
    const form = new FormData();
    form.set(quantityFieldOf({ productId, variantCode: null }), 'a lot');
    expect(readQuantities(form)).toMatchObject([{ quantityThousandths: null }]);
  });
});
