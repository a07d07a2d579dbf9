import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeOf, type Stock } from '@/catalogue/stock';
import { transitions } from './order';
import { type OrderState, orderStates } from './schema';
import { shortagesAmong } from './shortage';
import { holdsStock, stockMove } from './stock-move';

describe('goods in stock', () => {
  it('are promised by an order that is placed, until it is shipped', () => {
    expect(orderStates.filter(holdsStock)).toEqual(['placed', 'awaiting-seller-approval', 'accepted']);
  });

  it('are reserved, released and shipped by these moves and no others', () => {
    const moves = orderStates.flatMap((from) =>
      transitions[from].flatMap((to) => {
        const move = stockMove(from, to);
        return move ? [`${from} → ${to}: ${move}`] : [];
      }),
    );
    expect(moves).toEqual([
      'draft → placed: reserved',
      'awaiting-approval → placed: reserved',
      'placed → declined: released',
      'placed → cancelled: released',
      'placed → expired: released',
      'awaiting-seller-approval → declined: released',
      'awaiting-seller-approval → cancelled: released',
      'awaiting-seller-approval → expired: released',
      'accepted → in-fulfilment: shipped',
      'accepted → delivered: shipped',
      'accepted → cancelled: released',
    ]);
  });

  it('are never promised beyond what there is, nor less than nothing, whatever orders do', () => {
    const wishes = fc.array(
      fc.record({ order: fc.nat(4), to: fc.constantFrom<OrderState>(...orderStates) }),
      { maxLength: 60 },
    );
    const quantities = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), quantities, wishes, (offered, ordered, walk) => {
        const states = ordered.map((): OrderState => 'draft');
        let stock: Stock = { stockThousandths: offered, reservedThousandths: 0 };
        let shipped = 0;
        for (const { order, to } of walk) {
          const from = states[order]!;
          if (!transitions[from].includes(to)) continue;
          const quantity = ordered[order]!;
          const line = { productId: 'mango', variantCode: null, quantityThousandths: quantity };
          const move = stockMove(from, to);
          const now = stock;
          if (move === 'reserved' && shortagesAmong([line], () => now).length > 0) continue;
          if (move === 'shipped') shipped += quantity;
          stock = moved(stock, move, quantity);
          states[order] = to;
          const held = ordered.filter((_, at) => holdsStock(states[at]!));
          expect(stock.reservedThousandths).toBe(held.reduce((sum, one) => sum + one, 0));
          expect(freeOf(stock)).toBeGreaterThanOrEqual(0);
          expect(stock.stockThousandths! + shipped).toBe(offered);
        }
      }),
    );
  });
});

describe('what is left', () => {
  const mango = { productId: 'mango', variantCode: null, quantityThousandths: 60 };
  const dress = { productId: 'dress', variantCode: 'L', quantityThousandths: 5 };
  const stock = (stockThousandths: number | null, reservedThousandths: number) => () => ({
    stockThousandths,
    reservedThousandths,
  });

  it('is what nobody was promised, for all lines of an order together', () => {
    expect(shortagesAmong([mango], stock(100, 40))).toEqual([]);
    expect(shortagesAmong([mango, dress, mango], stock(100, 10))).toEqual([
      { line: mango, orderedThousandths: 120, leftThousandths: 90 },
    ]);
  });

  it('has no end where goods are made to order', () => {
    expect(shortagesAmong([mango], stock(null, 500))).toEqual([]);
  });
});

/** As the database moves it (order_moves_stock). */
function moved(stock: Stock, move: ReturnType<typeof stockMove>, quantity: number): Stock {
  const { stockThousandths, reservedThousandths } = stock;
  if (move === 'reserved') return { ...stock, reservedThousandths: reservedThousandths + quantity };
  if (move === 'released') return { ...stock, reservedThousandths: reservedThousandths - quantity };
  if (move === null) return stock;
  return {
    stockThousandths: stockThousandths! - quantity,
    reservedThousandths: reservedThousandths - quantity,
  };
}
