import type { Offer } from '@/catalogue/find-offers';
import { priceForQuantity, type QuoteRefusal } from '@/catalogue/price';
import { addMoney, type Money, money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { isUnit } from '@/trade/units';

export interface WantedLine {
  readonly productId: string;
  readonly quantityThousandths: number;
}

export interface PricedLine {
  readonly offer: Offer;
  readonly quantityThousandths: number;
  readonly unitPrice: Money;
  readonly amount: Money;
}

export interface PricedOrder {
  readonly lines: readonly PricedLine[];
  readonly total: Money;
}

export type PriceRefusal =
  | 'nothing-ordered'
  | 'goods-not-offered'
  | 'several-sellers'
  | 'several-incoterms'
  | QuoteRefusal
  | 'total-too-large';

/** More than this a single paper does not carry (100 million in minor units of a two-digit currency). */
const largestTotalMinor = 10_000_000_000;

/**
 * What an order costs: each line at the tier its quantity reaches, everything from one seller under one Incoterm.
 * Quantities are thousandths of the product's unit; `position` in a refusal counts from 1.
 */
export function priceLines(
  offers: readonly Offer[],
  wanted: readonly WantedLine[],
  currency: string,
): Result<PricedOrder, PriceRefusal> {
  if (wanted.length === 0) return refuse('nothing-ordered');
  const lines: PricedLine[] = [];
  for (const [index, { productId, quantityThousandths }] of wanted.entries()) {
    const position = index + 1;
    const offer = offers.find(({ product }) => product.id === productId);
    if (!offer) return refuse('goods-not-offered', { position });
    const { unit } = offer.product;
    if (!isUnit(unit)) return refuse('quantity-not-of-unit', { position, unit });
    const quote = priceForQuantity(
      { unit, currency, tiers: offer.prices[currency] ?? [] },
      quantityThousandths,
    );
    if (!quote.ok) return refuse(quote.refusal.code, { position, unit, ...quote.refusal.detail });
    lines.push({ offer, quantityThousandths, ...quote.value });
  }
  if (new Set(lines.map(({ offer }) => offer.product.organisationId)).size > 1)
    return refuse('several-sellers');
  if (new Set(lines.map(({ offer }) => `${offer.product.incoterm} ${offer.product.incotermPlace}`)).size > 1)
    return refuse('several-incoterms');
  const total = lines.reduce((sum, line) => addMoney(sum, line.amount), money(currency, 0));
  if (total.minor > largestTotalMinor) return refuse('total-too-large');
  return ok({ lines, total });
}
