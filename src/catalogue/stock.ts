/** What there is of goods that come in one way only, or of one variant of them; in thousandths of the unit. */
export interface Stock {
  /** on hand, with what is promised of it; null where it is made to order */
  readonly stockThousandths: number | null;
  /** promised by orders that are placed and not shipped yet */
  readonly reservedThousandths: number;
}

/** Stocks of one product by the code of the variant; '' where it comes in one way only. */
export type StockByVariant = ReadonlyMap<string, Stock>;

export const madeToOrder: Stock = { stockThousandths: null, reservedThousandths: 0 };

/** How much can still be ordered; null where nothing limits it. */
export function freeOf({ stockThousandths, reservedThousandths }: Stock): number | null {
  return stockThousandths === null ? null : stockThousandths - reservedThousandths;
}
