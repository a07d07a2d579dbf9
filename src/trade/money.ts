import { currencyDigits } from './currency';

/** An amount in integer minor units of its ISO 4217 currency: { currency: 'EUR', minor: 1050 } is 10.50 EUR. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** Makes an amount; throws RangeError when it is not a safe integer or the currency is unknown. */
export function money(currency: string, minor: number): Money {
  currencyDigits(currency);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not an integer number of minor units`);
  return { currency, minor: minor === 0 ? 0 : minor };
}

/** a + b; throws RangeError across currencies, since that is always a bug. */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.currency, a.minor + b.minor);
}

/** a − b; throws RangeError across currencies. */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.currency, a.minor - b.minor);
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor;
}

/** The share `basisPoints` / 10,000 of an amount, rounded half to even so that shares of many orders do not drift. */
export function shareOf(amount: Money, basisPoints: number): Money {
  return money(amount.currency, roundHalfEven(BigInt(amount.minor) * BigInt(basisPoints), 10_000n));
}

/**
 * Unit price × quantity, where the price is minor units per unit and the quantity has at most three decimals
 * (UN/ECE Rec 20 units may be fractional: 0.5 TNE). Rounded half to even to the minor unit.
 */
export function lineAmount(unitPrice: Money, quantityThousandths: number): Money {
  if (!Number.isSafeInteger(quantityThousandths))
    throw new RangeError('a quantity has at most three decimals');
  return money(
    unitPrice.currency,
    roundHalfEven(BigInt(unitPrice.minor) * BigInt(quantityThousandths), 1_000n),
  );
}

/** "1234.50": plain decimal with the currency's digits, a point and no grouping (UBL, camt.053, Stripe metadata). */
export function toDecimal(amount: Money): string {
  const digits = currencyDigits(amount.currency);
  const sign = amount.minor < 0 ? '-' : '';
  const text = String(Math.abs(amount.minor)).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads a plain decimal such as "1234.5" exactly; null when it has more digits than the currency or is not one. */
export function parseDecimal(currency: string, text: string): Money | null {
  const digits = currencyDigits(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,5}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > digits && !/^0*$/.test(fraction.slice(digits))) return null;
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor)) return null;
  return money(currency, sign ? -minor : minor);
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
}

function roundHalfEven(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const positive = negative ? -numerator : numerator;
  const quotient = positive / denominator;
  const twice = (positive % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = Number(up ? quotient + 1n : quotient);
  return negative && rounded !== 0 ? -rounded : rounded;
}
