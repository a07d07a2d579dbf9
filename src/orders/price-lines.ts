import type { Offer } from '@/catalogue/find-offers';
import { priceForQuantity, type QuoteRefusal } from '@/catalogue/price';
import { tiersOfVariant, type Variant } from '@/catalogue/variant';
import { addMoney, type Money, money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { isUnit } from '@/trade/units';

export interface WantedLine {
  readonly productId: string;
  readonly variantCode?: string | null;
  readonly quantityThousandths: number;
}

export interface PricedLine {
  readonly offer: Offer;
  readonly variant: Variant | null;
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
  | 'variant-needed'
  | 'variant-not-offered'
  | 'more-than-in-stock'
  | QuoteRefusal
  | 'total-too-large';

/** More than this a single paper does not carry (100 million in minor units of a two-digit currency). */
const largestTotalMinor = 10_000_000_000;

/**
 * What an order costs: each line at the tier its quantity reaches, dearer or cheaper by its variant; everything from one
 * seller under one Incoterm.
 * Quantities are thousandths of the product's unit; `position` in a refusal counts from 1.
 */
export function priceLines(
  offers: readonly Offer[],
  wanted: readonly WantedLine[],
  currency: string,
): Result<PricedOrder, PriceRefusal> {
  if (wanted.length === 0) return refuse('nothing-ordered');
  const lines: PricedLine[] = [];
  for (const [index, { productId, variantCode, quantityThousandths }] of wanted.entries()) {
    const position = index + 1;
    const offer = offers.find(({ product }) => product.id === productId);
    if (!offer) return refuse('goods-not-offered', { position });
    const { unit } = offer.product;
    const variant = offer.variants.find(({ code }) => code === variantCode) ?? null;
    if (variantCode && !variant) return refuse('variant-not-offered', { position });
    if (!variant && offer.variants.length > 0) return refuse('variant-needed', { position });
    if (!isUnit(unit)) return refuse('quantity-not-of-unit', { position, unit });
    const tiers = tiersOfVariant(offer.prices[currency] ?? [], currency, variant);
    const quote = priceForQuantity({ unit, currency, tiers }, quantityThousandths);
    if (!quote.ok) return refuse(quote.refusal.code, { position, unit, ...quote.refusal.detail });
    const bound = variant && boundOf(variant, quantityThousandths);
    if (bound) return refuse(bound.code, { position, unit, ...bound.detail });
    lines.push({ offer, variant, quantityThousandths, ...quote.value });
  }
  if (new Set(lines.map(({ offer }) => offer.product.organisationId)).size > 1)
    return refuse('several-sellers');
  if (new Set(lines.map(({ offer }) => `${offer.product.incoterm} ${offer.product.incotermPlace}`)).size > 1)
    return refuse('several-incoterms');
  const total = lines.reduce((sum, line) => addMoney(sum, line.amount), money(currency, 0));
  if (total.minor > largestTotalMinor) return refuse('total-too-large');
  return ok({ lines, total });
}

/** A variant may be sold from a larger quantity on than the goods are, and not beyond what there is of it. */
function boundOf(
  { minimumThousandths, stockThousandths }: Variant,
  thousandths: number,
): { code: 'below-minimum-order' | 'more-than-in-stock'; detail: Record<string, number> } | null {
  if (minimumThousandths !== null && thousandths < minimumThousandths)
    return { code: 'below-minimum-order', detail: { minimumThousandths } };
  if (stockThousandths !== null && thousandths > stockThousandths)
    return { code: 'more-than-in-stock', detail: { stockThousandths } };
  return null;
}
