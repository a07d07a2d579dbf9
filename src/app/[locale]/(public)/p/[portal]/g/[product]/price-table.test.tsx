import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { madeToOrder } from '@/catalogue/stock';
import { houseWithoutDatabase } from '@/db/testing/house-environment';
import type { Market } from '../../../../market';
import { PriceTable } from './price-table';

type Goods = ComponentProps<typeof PriceTable>['product'];

Object.assign(process.env, houseWithoutDatabase);

it('says what goods cost in every currency that they can be ordered in', () => {
  const tiers = (unitMinor: number) => [{ fromThousandths: 200_000, unitMinor }];
  const product = {
    state: 'published',
    unit: 'KGM',
    stock: madeToOrder,
    variants: [],
    seller: { legalName: 'Femmes de Bonabéri', slug: 'femmes-de-bonaberi' },
    prices: { EUR: tiers(950), XAF: tiers(6200) },
  } as unknown as Goods;
  const market = {
    locale: 'en',
    brand: { slug: 'wouri' },
    portal: { slug: 'wouri', host: null },
  } as unknown as Market;
  const html = renderToStaticMarkup(<PriceTable market={market} product={product} currency="EUR" />);
  const [own, other = ''] = html.split('<details>');
  expect(own).toContain('9.50');
  expect(other).toContain('Prices in XAF');
  expect(other).toMatch(/6,200.*1,240,000/);
  expect(own).toContain('itemProp="priceCurrency"');
  expect(other).not.toContain('itemProp');
});
