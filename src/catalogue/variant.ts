import { optionNames, type VariantOptions } from '@/trade/variant-options';
import type { PriceTier } from './price';
import type { Stock } from './stock';

/** The same goods in another size, colour or grade, as the seller writes it down. */
export interface Variant {
  readonly code: string;
  readonly options: VariantOptions;
  /** minor units on top of every tier's unit price, by currency; below zero for a cheaper one */
  readonly surcharges: Readonly<Record<string, number>>;
  readonly minimumThousandths: number | null;
  /** on hand; null where it is made to order */
  readonly stockThousandths: number | null;
}

/** A variant on offer: how much of what there is of it is promised already. */
export type OfferedVariant = Variant & Stock;

/** Letters, digits and what sellers put between them: safe in an address, a form's field name and an order. */
export const variantCodePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

export type VariantProblem =
  | 'code-twice'
  | 'options-twice'
  | 'surcharge-leaves-no-price'
  | 'minimum-below-that-of-goods';

/** Why the variants of goods cannot be told apart or sold, and which (by position from 0); null when they can. */
export function variantsProblem(
  variants: readonly Variant[],
  goods: {
    readonly minimumThousandths: number;
    readonly prices: readonly { readonly currency: string; readonly tiers: readonly PriceTier[] }[];
  },
): { readonly at: number; readonly problem: VariantProblem } | null {
  for (const [at, variant] of variants.entries()) {
    const before = variants.slice(0, at);
    const problem =
      (before.some(({ code }) => code.toLowerCase() === variant.code.toLowerCase()) && 'code-twice') ||
      (before.some(({ options }) => sameOptions(options, variant.options)) && 'options-twice') ||
      (goods.prices.some((price) => !leavesAPrice(price, variant)) && 'surcharge-leaves-no-price') ||
      ((variant.minimumThousandths ?? Number.POSITIVE_INFINITY) < goods.minimumThousandths &&
        'minimum-below-that-of-goods');
    if (problem) return { at, problem };
  }
  return null;
}

/** What a variant costs: every tier of the goods, dearer or cheaper by its surcharge. */
export function tiersOfVariant(
  tiers: readonly PriceTier[],
  currency: string,
  variant: Pick<Variant, 'surcharges'> | null,
): readonly PriceTier[] {
  const surcharge = variant?.surcharges[currency] ?? 0;
  return surcharge === 0 ? tiers : tiers.map((tier) => ({ ...tier, unitMinor: tier.unitMinor + surcharge }));
}

function leavesAPrice(price: { currency: string; tiers: readonly PriceTier[] }, variant: Variant): boolean {
  return tiersOfVariant(price.tiers, price.currency, variant).every(({ unitMinor }) => unitMinor > 0);
}

function sameOptions(a: VariantOptions, b: VariantOptions): boolean {
  return optionNames.every((key) => (a[key] ?? '').toLowerCase() === (b[key] ?? '').toLowerCase());
}
