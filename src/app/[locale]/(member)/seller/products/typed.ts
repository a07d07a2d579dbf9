import { parseDecimal } from '@/trade/money';
import { parseTypedQuantity } from '@/trade/quantity';
import type { ProductValues } from './form-limits';

/** Takes fields as people type them; NaN and '' stand for what cannot be read, and are refused by the facts. */
export interface Typed {
  readonly text: (name: string) => string;
  /** thousandths of a unit; also grams of a kilogram */
  readonly quantity: (name: string) => number | null;
  readonly whole: (name: string) => number | null;
  readonly amount: (currency: string, name: string) => number | null;
}

export function typedIn(values: ProductValues): Typed {
  const text = (name: string) => (values[name] ?? '').trim();
  return {
    text,
    quantity: (name) => (text(name) ? (parseTypedQuantity(text(name)) ?? Number.NaN) : null),
    whole: (name) => (text(name) ? Number(text(name)) : null),
    amount: (currency, name) => {
      const plain = text(name)
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace(',', '.');
      return plain ? (parseDecimal(currency, plain)?.minor ?? Number.NaN) : null;
    },
  };
}
