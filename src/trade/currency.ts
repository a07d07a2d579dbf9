/**
 * Digits after the decimal separator of each currency's minor unit (ISO 4217:2015, list one).
 * Only currencies the portals trade in; an unknown code is refused rather than guessed.
 */
const minorUnitDigits = {
  EUR: 2,
  USD: 2,
  GBP: 2,
  CHF: 2,
  CAD: 2,
  AUD: 2,
  CNY: 2,
  JPY: 0,
  XAF: 0,
  XOF: 0,
  MAD: 2,
  TND: 3,
  MUR: 2,
  ZAR: 2,
  PEN: 2,
  VND: 0,
  KHR: 2,
  EGP: 2,
  GHS: 2,
  NGN: 2,
  KES: 2,
  RWF: 0,
  MGA: 2,
  BRL: 2,
  COP: 2,
  INR: 2,
  AED: 2,
  SAR: 2,
  SEK: 2,
  NOK: 2,
  DKK: 2,
  PLN: 2,
} as const satisfies Record<string, number>;

export type CurrencyCode = keyof typeof minorUnitDigits;

export function isCurrency(code: string): code is CurrencyCode {
  return Object.hasOwn(minorUnitDigits, code);
}

/** Digits of the minor unit: 2 for EUR, 0 for XAF, 3 for TND. Throws on a currency the house does not trade in. */
export function currencyDigits(code: string): number {
  if (!isCurrency(code)) throw new RangeError(`unknown currency ${code}`);
  return minorUnitDigits[code];
}
