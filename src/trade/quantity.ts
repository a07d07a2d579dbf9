import { isTwoWays, plainNumber } from './typed-number';

/**
 * A quantity is an integer number of thousandths of its UN/ECE Rec 20 unit: 0.5 TNE is 500. Integers add up exactly,
 * and three decimals are what scales and customs declarations print.
 */
const most = 1_000_000_000_000;

/** "0.5", "1250": plain decimal, a point, no grouping, no superfluous zeros (UBL `Quantity`). Throws RangeError. */
export function quantityToDecimal(thousandths: number): string {
  if (!isQuantity(thousandths)) throw new RangeError(`${thousandths} is not a quantity in thousandths`);
  const digits = String(thousandths).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -3) : `${digits.slice(0, -3)}.${fraction}`;
}

/** Reads a plain decimal with at most three places, such as "0.5"; null when it is not one. */
export function parseQuantity(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(`${match[1]}${(match[2] ?? '').padEnd(3, '0')}`);
}

/**
 * Reads a quantity as people type it: "1 250,5", "1250.5", "0,125"; null when it could be read in two ways. A zero behind
 * three decimals says that they are decimals: "1.2500".
 */
export function parseTypedQuantity(text: string): number | null {
  const plain = plainNumber(text);
  if (isTwoWays(plain)) return null;
  return parseQuantity(plain.replace(',', '.').replace(/(\.\d{3})0+$/, '$1'));
}

/** A non-negative safe integer below a thousand million units. */
export function isQuantity(thousandths: number): boolean {
  return Number.isSafeInteger(thousandths) && thousandths >= 0 && thousandths < most;
}
