import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Product } from '@/catalogue/find-product';
import { madeToOrder, type Stock } from '@/catalogue/stock';
import { StockLeft, StockTable } from './stock-table';

const kilograms = (stock: number | null, reserved: number): Stock => ({
  stockThousandths: stock === null ? null : stock * 1000,
  reservedThousandths: reserved * 1000,
});
const dried = (stock: Stock) => ({ unit: 'KGM', stock, variants: [] });
const sizes = (...stocks: Stock[]) =>
  ({
    unit: 'KGM',
    stock: madeToOrder,
    variants: stocks.map((stock, at) => ({ code: `M-${at}`, options: { size: `${at} kg` }, ...stock })),
  }) as unknown as Product;
const words = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, '|')
    .replace(/\u00a0/g, ' ')
    .split('|')
    .filter(Boolean);

describe('a seller’s stock', () => {
  const table = (product: Pick<Product, 'unit' | 'stock' | 'variants'>) =>
    words(<StockTable locale="en" product={product} name="Dried mango" />);

  it('says what is at hand, what is promised of it and what is left', () => {
    expect(table(dried(kilograms(300, 180))).slice(-4)).toEqual([
      'Dried mango',
      '300 kg',
      '180 kg',
      '120 kg',
    ]);
  });

  it('is one of each variant that has one', () => {
    const shown = table(sizes(kilograms(40, 0), kilograms(null, 0), kilograms(7, 7)));
    expect(shown.slice(-8)).toEqual([
      ...['M-0 · size 0 kg', '40 kg', '0 kg', '40 kg'],
      ...['M-2 · size 2 kg', '7 kg', '7 kg', '0 kg'],
    ]);
  });

  it('is not spoken of where goods are made to order', () => {
    expect(table(dried(madeToOrder))).toEqual([]);
  });
});

describe('what is left, in a list', () => {
  const cell = (product: Pick<Product, 'unit' | 'stock' | 'variants'>) =>
    words(<StockLeft locale="en" product={product} />);

  it('is that of all variants together, with what is promised', () => {
    expect(cell(sizes(kilograms(40, 10), kilograms(null, 0), kilograms(7, 7)))).toEqual([
      '30 kg',
      '17 kg promised',
    ]);
    expect(cell(dried(kilograms(5, 0)))).toEqual(['5 kg']);
  });

  it('is made to order where nothing was counted', () => {
    expect(cell(dried(madeToOrder))).toEqual(['made to order']);
  });
});
