import { parseDecimal } from '@/trade/money';
import { parseTypedQuantity } from '@/trade/quantity';
import { isTwoWays, plainNumber } from '@/trade/typed-number';
import type { FieldProblem, ProductValues } from './form-limits';

/** Takes fields as people type them; NaN and '' stand for what cannot be read, and are refused by the facts. */
export interface Typed {
  readonly text: (name: string) => string;
  /** thousandths of a unit; also grams of a kilogram */
  readonly quantity: (name: string) => number | null;
  readonly whole: (name: string) => number | null;
  readonly amount: (currency: string, name: string) => number | null;
  /** numbers that can be read in two ways, among those taken so far */
  readonly problems: readonly FieldProblem[];
}

export function typedIn(values: ProductValues): Typed {
  const problems: FieldProblem[] = [];
  const text = (name: string) => (values[name] ?? '').trim();
  const number = (name: string, read: (plain: string) => number | null | undefined) => {
    const plain = plainNumber(text(name));
    if (plain === '') return null;
    if (isTwoWays(plain)) problems.push({ field: name, code: 'two-ways' });
    return read(plain) ?? Number.NaN;
  };
  return {
    text,
    quantity: (name) => number(name, parseTypedQuantity),
    whole: (name) => number(name, (plain) => (/^\d{1,9}$/.test(plain) ? Number(plain) : null)),
    amount: (currency, name) =>
      number(name, (plain) => parseDecimal(currency, plain.replace(',', '.'))?.minor),
    problems,
  };
}
