import type { ProductFacts } from './product-facts';
import { madeToOrder, type StockByVariant } from './stock';

/** A count of what is on hand, as a seller gives it; null for "made to order". */
export interface StockCount {
  readonly variantCode: string;
  readonly stockThousandths: number | null;
}

/** Every count that facts state. */
export function countsIn(facts: Pick<ProductFacts, 'stockThousandths' | 'variants'>): StockCount[] {
  if (facts.variants.length === 0) return [{ variantCode: '', stockThousandths: facts.stockThousandths }];
  return facts.variants.map(({ code, stockThousandths }) => ({ variantCode: code, stockThousandths }));
}

/** The counts that a seller is shown. */
export function countsOf(stock: StockByVariant): StockCount[] {
  return [...stock].map(([variantCode, { stockThousandths }]) => ({ variantCode, stockThousandths }));
}

/** What the audit log keeps of counts: 'stock' or 'stock L-IND', in thousandths. */
export function auditedCounts(counts: readonly StockCount[]): Record<string, number | null> {
  return Object.fromEntries(
    counts.map(({ variantCode, stockThousandths }) => [`stock ${variantCode}`.trim(), stockThousandths]),
  );
}

/**
 * The counts that are new: those that differ from what the seller had before their eyes. One left as it was is no count,
 * for goods may have been shipped since; what is not offered any more is not in stock.
 */
export function newCounts(stated: readonly StockCount[], seen: readonly StockCount[]): StockCount[] {
  const before = new Map(seen.map(({ variantCode, stockThousandths }) => [variantCode, stockThousandths]));
  const isStated = new Set(stated.map(({ variantCode }) => variantCode));
  return [
    ...stated.filter((count) => count.stockThousandths !== (before.get(count.variantCode) ?? null)),
    ...seen
      .filter((count) => count.stockThousandths !== null && !isStated.has(count.variantCode))
      .map(({ variantCode }) => ({ variantCode, stockThousandths: null })),
  ];
}

/** The first count below what is promised already, with that; null when the promises can be kept. */
export function countBelowReserved(
  counts: readonly StockCount[],
  stock: StockByVariant,
): { readonly variantCode: string; readonly reservedThousandths: number } | null {
  for (const { variantCode, stockThousandths } of counts) {
    const { reservedThousandths } = stock.get(variantCode) ?? madeToOrder;
    if (stockThousandths !== null && stockThousandths < reservedThousandths)
      return { variantCode, reservedThousandths };
  }
  return null;
}

/** Facts as a version kept them, with the stock of today: it is one, whatever the version. */
export function withStock(facts: ProductFacts, stock: StockByVariant): ProductFacts {
  const today = (code: string) => stock.get(code)?.stockThousandths ?? null;
  return {
    ...facts,
    stockThousandths: facts.variants.length === 0 ? today('') : null,
    variants: facts.variants.map((variant) => ({ ...variant, stockThousandths: today(variant.code) })),
  };
}
