import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { madeToOrder } from '@/catalogue/stock';
import { OfferData } from './product-data';

type Goods = ComponentProps<typeof OfferData>['product'];

/** What machines are told of goods at 9.50 EUR, and 8.55 EUR from a larger quantity, with these variants. */
function offerOf(variants: readonly { surcharge: number; left?: number }[] = []): Record<string, string> {
  const product = {
    state: 'published',
    stock: madeToOrder,
    seller: { legalName: 'Femmes de Bonabéri' },
    variants: variants.map(({ surcharge, left }) => ({
      surcharges: { EUR: surcharge },
      stockThousandths: left ?? null,
      reservedThousandths: 0,
    })),
  } as unknown as Goods;
  const tiers = [
    { fromThousandths: 200_000, unitMinor: 950 },
    { fromThousandths: 4_000_000, unitMinor: 855 },
  ];
  const html = renderToStaticMarkup(<OfferData product={product} currency="EUR" tiers={tiers} />);
  return Object.fromEntries(
    [...html.matchAll(/itemProp="(\w+)" (?:content|href)="([^"]+)"/gi)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
}

describe('the offer that machines read', () => {
  it('is bounded by the lowest and the highest price by quantity, as plain decimals', () => {
    expect(offerOf()).toMatchObject({
      priceCurrency: 'EUR',
      lowPrice: '8.55',
      highPrice: '9.50',
      offerCount: '2',
      availability: 'https://schema.org/InStock',
    });
  });

  it('counts what variants cost more or less', () => {
    expect(offerOf([{ surcharge: 0 }, { surcharge: -100 }, { surcharge: 250 }])).toMatchObject({
      lowPrice: '7.55',
      highPrice: '12.00',
      offerCount: '6',
    });
  });

  it('is out of stock only when no variant is left', () => {
    const gone = { surcharge: 0, left: 0 };
    expect(offerOf([gone, { surcharge: 0 }]).availability).toBe('https://schema.org/InStock');
    expect(offerOf([gone, gone]).availability).toBe('https://schema.org/OutOfStock');
  });
});
