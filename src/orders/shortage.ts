import { freeOf, type Stock } from '@/catalogue/stock';

/** A line of an order, or of what is to become one. */
interface Asked {
  readonly productId: string;
  readonly variantCode: string | null;
  readonly quantityThousandths: number;
}

/** Goods of which less is left than all lines of an order together ask for; thousandths of the unit. */
export interface Shortage<Line extends Asked> {
  /** the first line that asks for them */
  readonly line: Line;
  readonly orderedThousandths: number;
  readonly leftThousandths: number;
}

/** The goods, and the variants of them, that are not left in the quantity asked for; in the order of the lines. */
export function shortagesAmong<Line extends Asked>(
  lines: readonly Line[],
  stockOf: (line: Line) => Stock,
): Shortage<Line>[] {
  const byGoods = new Map<string, Line[]>();
  for (const line of lines) byGoods.set(goodsOf(line), [...(byGoods.get(goodsOf(line)) ?? []), line]);
  return [...byGoods.values()].flatMap((same) => {
    const line = same[0]!;
    const orderedThousandths = same.reduce((sum, { quantityThousandths }) => sum + quantityThousandths, 0);
    const leftThousandths = freeOf(stockOf(line));
    return leftThousandths !== null && leftThousandths < orderedThousandths
      ? [{ line, orderedThousandths, leftThousandths }]
      : [];
  });
}

/** The goods a line asks for, variants apart. */
export function goodsOf({ productId, variantCode }: Pick<Asked, 'productId' | 'variantCode'>): string {
  return `${productId} ${variantCode ?? ''}`;
}
