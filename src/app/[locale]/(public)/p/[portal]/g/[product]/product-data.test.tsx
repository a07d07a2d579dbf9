import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { madeToOrder } from '@/catalogue/stock';
import { houseWithoutDatabase } from '@/db/testing/house-environment';
import type { Market } from '../../../../market';
import { OfferData, ProductData, TierData } from './product-data';

type Goods = ComponentProps<typeof OfferData>['product'];

Object.assign(process.env, houseWithoutDatabase);
const seller = { legalName: 'Femmes de Bonabéri', slug: 'femmes-de-bonaberi' };
const market = (host: string | null) =>
  ({ locale: 'fr', brand: { slug: 'wouri' }, portal: { slug: 'wouri', host } }) as unknown as Market;

/** What machines are told of goods at 9.50 EUR, and 8.55 EUR from a larger quantity, with these variants. */
function offerOf(variants: readonly { surcharge: number; left?: number }[] = []): Record<string, string> {
  const product = {
    state: 'published',
    stock: madeToOrder,
    seller,
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
  const html = renderToStaticMarkup(
    <OfferData market={market(null)} product={product} currency="EUR" tiers={tiers} />,
  );
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

it('each price that machines read says from which quantity on, and whether the goods can be had', () => {
  const goods = { state: 'published', stock: madeToOrder, variants: [], unit: 'KGM' } as unknown as Goods;
  const html = renderToStaticMarkup(
    <TierData product={goods} currency="XOF" tier={{ fromThousandths: 200_500, unitMinor: 6500 }} />,
  );
  const told = [...html.matchAll(/itemProp="(\w+)" (?:content|href)="([^"]+)"/gi)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(told).toEqual([
    ['price', '6500'],
    ['priceCurrency', 'XOF'],
    ['availability', 'https://schema.org/InStock'],
    ['minValue', '200.5'],
    ['unitCode', 'KGM'],
  ]);
});

describe('what machines are told of goods', () => {
  const goods = (maker: object | null) =>
    ({ slug: 'mango', seller, maker, id: '1', category: 'fruit', originCountry: 'CM' }) as unknown as Goods;
  const told = (of: Goods, host: string | null = null) =>
    renderToStaticMarkup(<ProductData market={market(host)} product={of} photos={[]} />);

  it('names under whose name they are sold: of who makes them, else of who sells them', () => {
    const brand = /itemProp="brand".*?itemProp="name" content="([^"]+)".*?href="([^"]+)"/i;
    expect(brand.exec(told(goods({ name: 'Awa', slug: 'awa' })))?.slice(1)).toEqual([
      'Awa',
      'https://trade.example.org/fr/p/wouri/m/awa',
    ]);
    expect(brand.exec(told(goods(null), 'wouri.example'))?.slice(1)).toEqual([
      'Femmes de Bonabéri',
      'https://wouri.example/fr/s/femmes-de-bonaberi',
    ]);
  });

  it('always has a picture, and who sells them leads to their page', () => {
    expect(told(goods(null))).toContain(
      'itemProp="image" href="https://trade.example.org/cards/wouri/mango?in=fr"',
    );
    expect(offerOf().url).toBe('https://trade.example.org/fr/p/wouri/s/femmes-de-bonaberi');
  });
});
