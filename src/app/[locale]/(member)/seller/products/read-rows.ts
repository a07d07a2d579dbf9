import { parsePositions } from '@/catalogue/plot-text';
import { isTwoWays, plainNumber } from '@/trade/typed-number';
import { optionNames } from '@/trade/variant-options';
import type { FieldProblem, ProductValues } from './form-limits';
import { fieldsOf, filledRows } from './form-rows';
import type { Typed } from './typed';

/** The variants typed, a row each; a surcharge left empty is none. */
export function readVariants(values: ProductValues, typed: Typed, currencies: readonly string[]) {
  const { text, quantity, amount } = typed;
  return filledRows(values, fieldsOf('variants', currencies)).map((row) => ({
    code: text(`code_${row}`),
    options: Object.fromEntries(optionNames.map((name) => [name, text(`${name}_${row}`) || undefined])),
    surcharges: Object.fromEntries(
      currencies.flatMap((currency) => {
        const minor = amount(currency, `surcharge_${currency}_${row}`);
        return minor === null ? [] : [[currency, minor]];
      }),
    ),
    minimumThousandths: quantity(`variantMinimum_${row}`),
    stockThousandths: quantity(`stock_${row}`),
  }));
}

/** The plots typed, in hectares and positions; what is wrong with a position is known here and nowhere later. */
export function readPlots(
  values: ProductValues,
  { text }: Typed,
): { readonly rows: object[]; readonly problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const rows = filledRows(values, fieldsOf('plots', [])).map((row) => {
    const positions = parsePositions(text(`plotPoints_${row}`));
    const hectares = plainNumber(text(`plotHectares_${row}`));
    if (isTwoWays(hectares)) problems.push({ field: `plotHectares_${row}`, code: 'two-ways' });
    if (typeof positions === 'string') problems.push({ field: `plotPoints_${row}`, code: positions });
    return {
      name: text(`plotName_${row}`),
      areaSquareMetres: squareMetresOf(hectares),
      points: typeof positions === 'string' ? [] : positions,
    };
  });
  return { rows, problems };
}

/** "1.25" hectares are 12,500 m²; four decimals are a square metre. */
function squareMetresOf(hectares: string): number {
  return /^\d{1,6}(?:[.,]\d{1,4})?$/.test(hectares)
    ? Math.round(Number(hectares.replace(',', '.')) * 10_000)
    : Number.NaN;
}
