import { currencyDigits } from '@/trade/currency';
import { type Money, parseDecimal, toDecimal } from '@/trade/money';
import { parseTypedQuantity, quantityToDecimal } from '@/trade/quantity';
import { isTwoWays, plainNumber } from '@/trade/typed-number';

const twoWays = /^-?\d{1,3}([.,]\d{3})+$/;

/** A number in a cell: a fourth decimal says that "1.250" is not one thousand two hundred and fifty. */
export function unambiguous(decimal: string): string {
  return twoWays.test(decimal) ? `${decimal}0` : decimal;
}

export function printQuantity(thousandths: number): string {
  return unambiguous(quantityToDecimal(thousandths));
}

/** Reads a quantity as people type it, in thousandths; NaN when it is none, or could be read in two ways. */
export function readQuantity(text: string): number {
  const fourth = /^(\d+[.,]\d{3})0+$/.exec(text.trim());
  const zero = /^0[.,]\d{3}$/.test(text.trim());
  const exact = fourth?.[1] ?? (zero ? text.trim() : null);
  if (exact) return Math.round(Number(exact.replace(',', '.')) * 1000);
  return parseTypedQuantity(text) ?? Number.NaN;
}

export function printAmount(amount: Money): string {
  const decimal = toDecimal(amount);
  return currencyDigits(amount.currency) === 3 ? unambiguous(decimal) : decimal;
}

/** Reads an amount as people type it ("9,50", "1 250"), in minor units; NaN when it is none or could be read in two ways. */
export function readAmount(currency: string, text: string): number {
  const plain = plainNumber(text);
  if (isTwoWays(plain)) return Number.NaN;
  return parseDecimal(currency, plain.replace(',', '.'))?.minor ?? Number.NaN;
}

export function readWhole(text: string): number {
  const plain = plainNumber(text);
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** 2026-05-31, or the day number that a workbook keeps for it (ECMA-376 part 1, 18.17.4.1); any other text as it is. */
export function readDay(text: string): string {
  if (!/^\d{5}$/.test(text)) return text;
  return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
}
