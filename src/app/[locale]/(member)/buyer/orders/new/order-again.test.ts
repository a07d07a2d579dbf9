import { describe, expect, it } from 'vitest';
import type { OrderDetail } from '@/orders/find-orders';
import { orderAgainPath } from './order-again';
import { readQuantities } from './quantity-fields';

describe('an order that came too late, taken over into a new one', () => {
  it('brings along all that was typed for it', () => {
    const mango = { productId: '01927b6e-0000-7000-8000-000000000001', variantCode: null };
    const dress = { productId: '01927b6e-0000-7000-8000-000000000002', variantCode: 'L-IND' };
    const path = orderAgainPath('fr', {
      order: {
        currency: 'EUR',
        incotermPlace: 'Douala',
        deliveryDate: '2027-03-01',
        note: 'Palettes & étiquettes\nmerci',
      },
      lines: [
        { ...mango, quantityThousandths: 1_250_500 },
        { ...dress, quantityThousandths: 40_000 },
      ],
    } as unknown as OrderDetail);
    const address = new URL(path, 'http://localhost');
    expect(address.pathname).toBe('/fr/buyer/orders/new');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      product: mango.productId,
      currency: 'EUR',
      incotermPlace: 'Douala',
      deliveryDate: '2027-03-01',
      note: 'Palettes & étiquettes\nmerci',
    });
    expect(readQuantities(address.searchParams)).toEqual([
      { ...mango, quantityThousandths: 1_250_500 },
      { ...dress, quantityThousandths: 40_000 },
    ]);
  });
});
