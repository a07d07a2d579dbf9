import { type Money, money } from '@/trade/money';

/** A price per unit that holds from this quantity on (thousandths of the unit). */
export interface PriceTier {
  readonly currency: string;
  readonly fromThousandths: number;
  readonly unitMinor: number;
}

/** The unit price for a quantity: that of the highest tier reached; null below the lowest tier or in another currency. */
export function unitPriceFor(
  tiers: readonly PriceTier[],
  currency: string,
  quantityThousandths: number,
): Money | null {
  const reached = tiers
    .filter((tier) => tier.currency === currency && tier.fromThousandths <= quantityThousandths)
    .sort((a, b) => b.fromThousandths - a.fromThousandths)[0];
  return reached ? money(currency, reached.unitMinor) : null;
}

/** The currencies goods can be bought in. */
export function currenciesOf(tiers: readonly PriceTier[]): string[] {
  return [...new Set(tiers.map((tier) => tier.currency))];
}
