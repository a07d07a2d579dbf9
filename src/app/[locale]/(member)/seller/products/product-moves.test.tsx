import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Product } from '@/catalogue/find-product';
import type { ProductState } from '@/catalogue/product';
import { ProductMoves } from './product-moves';

/** The moves that a seller is offered for goods in a state. */
function movesIn(state: ProductState, sells = true): string[] {
  const product = { id: 'p', state, texts: [{ locale: 'en', name: 'Soap' }] } as unknown as Product;
  const shown = renderToStaticMarkup(<ProductMoves locale="en" product={product} sells={sells} />);
  return [...shown.matchAll(/value="(publish|pause|archive|take-back)"/g)].map(([, move = '']) => move);
}

it('goods in every state can be moved on by their seller, those before the chamber only be taken back', () => {
  expect(movesIn('draft')).toEqual(['publish', 'archive']);
  expect(movesIn('published')).toEqual(['pause']);
  expect(movesIn('paused')).toEqual(['publish', 'archive']);
  expect(movesIn('in-review')).toEqual(['take-back']);
  expect(movesIn('archived')).toEqual([]);
});

it('whoever is not registered as a seller is not offered to publish', () => {
  expect(movesIn('draft', false)).toEqual(['archive']);
  expect(movesIn('paused', false)).toEqual(['archive']);
});
