import { lineAmount, type Money, money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { isQuantityOf, type UnitCode } from '@/trade/units';

/** From this quantity (thousandths of the unit) on, a unit costs this many minor units. */
export interface PriceTier {
  readonly fromThousandths: number;
  readonly unitMinor: number;
}

export interface Quote {
  readonly unitPrice: Money;
  readonly amount: Money;
}

export type QuoteRefusal =
  | 'quantity-not-of-unit'
  | 'below-minimum-order'
  | 'no-price-in-currency'
  | 'total-too-large';

/** In minor units: what pages and orders reckon with exactly, and no order comes near. */
const largestAmount = 1e15;

/**
 * What a quantity costs: the unit price of the highest tier it reaches, times the quantity, rounded half to even.
 * The first tier starts at the minimum order; its price is the list price.
 */
export function priceForQuantity(
  offer: { readonly unit: UnitCode; readonly currency: string; readonly tiers: readonly PriceTier[] },
  thousandths: number,
): Result<Quote, QuoteRefusal> {
  if (!isQuantityOf(offer.unit, thousandths)) return refuse('quantity-not-of-unit', { unit: offer.unit });
  const tiers = inOrder(offer.tiers);
  const [first] = tiers;
  if (!first) return refuse('no-price-in-currency', { currency: offer.currency });
  const tier = tiers.findLast(({ fromThousandths }) => fromThousandths <= thousandths);
  if (!tier) return refuse('below-minimum-order', { minimumThousandths: first.fromThousandths });
  if (!canReckon(tier.unitMinor, thousandths)) return refuse('total-too-large');
  const unitPrice = money(offer.currency, tier.unitMinor);
  return ok({ unitPrice, amount: lineAmount(unitPrice, thousandths) });
}

export type TierProblem =
  | 'no-tiers'
  | 'first-tier-is-not-the-minimum'
  | 'tier-not-positive'
  | 'amount-too-large'
  | 'price-rises-with-quantity';

/** Why these tiers cannot be published; null when they can. Prices may only fall, and each quantity has one price. */
export function tierProblem(minimumThousandths: number, unordered: readonly PriceTier[]): TierProblem | null {
  const tiers = inOrder(unordered);
  const [first] = tiers;
  if (!first) return 'no-tiers';
  if (first.fromThousandths !== minimumThousandths) return 'first-tier-is-not-the-minimum';
  if (tiers.some((tier) => !isPositive(tier.fromThousandths) || !isPositive(tier.unitMinor)))
    return 'tier-not-positive';
  if (!tiers.every((tier) => canReckon(tier.unitMinor, tier.fromThousandths))) return 'amount-too-large';
  const falls = tiers.every((tier, i) => {
    const before = tiers[i - 1];
    return !before || (before.fromThousandths < tier.fromThousandths && before.unitMinor > tier.unitMinor);
  });
  return falls ? null : 'price-rises-with-quantity';
}

function canReckon(unitMinor: number, thousandths: number): boolean {
  return (unitMinor * thousandths) / 1000 <= largestAmount;
}

function inOrder(tiers: readonly PriceTier[]): PriceTier[] {
  return tiers.toSorted((a, b) => a.fromThousandths - b.fromThousandths);
}

function isPositive(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
