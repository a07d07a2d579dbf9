import type { Offer } from '@/catalogue/find-offers';
import { priceForQuantity, type QuoteRefusal } from '@/catalogue/price';
import { type OfferedVariant, tiersOfVariant } from '@/catalogue/variant';
import { addMoney, type Money, money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { isUnit } from '@/trade/units';
import { shortagesAmong } from './shortage';

export interface WantedLine {
  readonly productId: string;
  readonly variantCode?: string | null;
  readonly quantityThousandths: number;
}

export interface PricedLine {
  readonly offer: Offer;
  readonly variant: OfferedVariant | null;
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
 * seller under one Incoterm, and of goods in stock no more than is left.
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
    const minimumThousandths = variant?.minimumThousandths ?? 0;
    if (quantityThousandths < minimumThousandths)
      return refuse('below-minimum-order', { position, unit, minimumThousandths });
    lines.push({ offer, variant, quantityThousandths, ...quote.value });
  }
  const asked = lines.map(({ offer, variant, quantityThousandths }, index) => ({
    productId: offer.product.id,
    variantCode: variant?.code ?? null,
    quantityThousandths,
    position: index + 1,
    unit: offer.product.unit,
    stock: variant ?? offer.stock,
  }));
  const [short] = shortagesAmong(asked, ({ stock }) => stock);
  if (short) {
    const { position, unit } = short.line;
    return refuse('more-than-in-stock', { position, unit, leftThousandths: short.leftThousandths });
  }
  if (new Set(lines.map(({ offer }) => offer.product.organisationId)).size > 1)
    return refuse('several-sellers');
  if (new Set(lines.map(({ offer }) => `${offer.product.incoterm} ${offer.product.incotermPlace}`)).size > 1)
    return refuse('several-incoterms');
  const total = lines.reduce((sum, line) => addMoney(sum, line.amount), money(currency, 0));
  if (total.minor > largestTotalMinor) return refuse('total-too-large');
  return ok({ lines, total });
}
