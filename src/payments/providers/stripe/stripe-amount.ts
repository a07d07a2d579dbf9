import type { Money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';

/** An amount as Stripe counts it: its own minor unit, currency in small letters. */
export interface StripeAmount {
  readonly currency: string;
  readonly amount: number;
}

/** Where Stripe's decimals differ from ISO 4217's (docs.stripe.com/currencies, zero-decimal and special cases). */
const otherDecimals: Readonly<Record<string, { readonly iso: number; readonly stripe: number }>> = {
  MGA: { iso: 2, stripe: 0 },
  ISK: { iso: 0, stripe: 2 },
  UGX: { iso: 0, stripe: 2 },
};

/** Card networks take no third decimal: the last digit must be 0. */
const lastDigitZero = new Set(['TND', 'BHD', 'JOD', 'KWD', 'OMR']);

/** Exactly or not at all: an amount Stripe cannot express is refused, never rounded. */
export function toStripeAmount({ currency, minor }: Money): Result<StripeAmount, 'amount-not-representable'> {
  const amount = rescale(currency, minor, 'iso', 'stripe');
  const representable = Number.isSafeInteger(amount) && (!lastDigitZero.has(currency) || amount % 10 === 0);
  if (!representable) return refuse('amount-not-representable', { currency, minor });
  return ok({ currency: currency.toLowerCase(), amount });
}

export function fromStripeAmount(stripeCurrency: string, amount: number): Money {
  const currency = stripeCurrency.toUpperCase();
  return { currency, minor: rescale(currency, amount, 'stripe', 'iso') };
}

function rescale(currency: string, amount: number, from: 'iso' | 'stripe', to: 'iso' | 'stripe'): number {
  const decimals = otherDecimals[currency];
  if (!decimals) return amount;
  const more = decimals[to] - decimals[from];
  return more >= 0 ? amount * 10 ** more : amount / 10 ** -more;
}
