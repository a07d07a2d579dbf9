import { z } from 'zod';
import type { Product } from '@/catalogue/find-product';
import type { StockCount } from '@/catalogue/stock-count';

const shape = z.array(z.tuple([z.string().max(40), z.number().int().nonnegative().nullable()])).max(51);

/** The counts a form shows, for it to send back: a field left as it was is no new count, even if goods were shipped since. */
export function printStockSeen({ stock, variants }: Pick<Product, 'stock' | 'variants'>): string {
  return JSON.stringify([
    ['', stock.stockThousandths],
    ...variants.map(({ code, stockThousandths }) => [code, stockThousandths]),
  ]);
}

/** What {@link printStockSeen} wrote; undefined for anything else. */
export function parseStockSeen(text: string): StockCount[] | undefined {
  const parsed = shape.safeParse(jsonOf(text));
  return parsed.data?.map(([variantCode, stockThousandths]) => ({ variantCode, stockThousandths }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
