import type { ProductValues } from './form-limits';
import { fieldsOf, filledRows, type RowGroup } from './form-rows';

/** Where in the form the path of a problem lies; '' for what belongs to no field. */
export function fieldAt(
  path: readonly PropertyKey[],
  values: ProductValues,
  currencies: readonly string[],
): string {
  const [first = '', second = '', third = '', fourth, fifth] = path.map(String);
  const rowOf = (group: RowGroup, at: string) =>
    filledRows(values, fieldsOf(group, currencies))[Number(at)] ?? 1;
  switch (first) {
    case 'texts':
      return second ? `${third || 'name'}_${second}` : 'texts';
    case 'packaging':
      return `packaging_${second}`;
    case 'sample':
      return third ? `sampleTerms_${third}` : (sampleFields[second] ?? 'sampleQuantity');
    case 'package':
      return packageFields[second] ?? 'packageQuantity';
    case 'prices': {
      const currency = pricedCurrencies(values, currencies)[Number(second)] ?? currencies[0] ?? '';
      const row = fourth === undefined ? 1 : tierRow(values, currency, Number(fourth));
      return row > 1 && fifth === 'fromThousandths' ? `from_${currency}_${row}` : `price_${currency}_${row}`;
    }
    case 'variants': {
      const row = rowOf('variants', second);
      if (third === 'options') return `${fourth ?? 'size'}_${row}`;
      if (third === 'surcharges') return `surcharge_${fourth ?? currencies[0]}_${row}`;
      return `${variantFields[third] ?? 'code'}_${row}`;
    }
    case 'heldCertificates':
      return `${certificateFields[third] ?? 'scheme'}_${rowOf('certificates', second)}`;
    case 'plots':
      return `${plotFields[third] ?? 'plotPoints'}_${rowOf('plots', second)}`;
    case 'harvest':
      return second === 'until' ? 'harvestedUntil' : 'harvestedFrom';
    default:
      return plainFields[first] ?? first;
  }
}

/** The field in which the stock of a variant is typed; that of the goods themselves for ''. */
export function stockFieldOf(variantCode: string, values: ProductValues): string {
  const row = filledRows(values, ['code']).find((at) => values[`code_${at}`]?.trim() === variantCode);
  return row === undefined ? 'goodsStock' : `stock_${row}`;
}

/** The currencies that a price is typed in; where there is none, the first, in which it is asked for. */
export function pricedCurrencies(values: ProductValues, currencies: readonly string[]): readonly string[] {
  const priced = currencies.filter((currency) => tierRows(values, currency).length > 0);
  return priced.length > 0 ? priced : currencies.slice(0, 1);
}

/** The rows of a currency's prices in which something stands; in the first only the price is typed. */
export function tierRows(values: ProductValues, currency: string): number[] {
  return filledRows(values, fieldsOf(`prices_${currency}`, [])).filter(
    (row) => row > 1 || (values[`price_${currency}_1`] ?? '').trim() !== '',
  );
}

function tierRow(values: ProductValues, currency: string, at: number): number {
  return tierRows(values, currency)[at] ?? 1;
}

type Fields = Readonly<Record<string, string>>;
const plainFields: Fields = {
  minimumThousandths: 'minimum',
  monthlyCapacityThousandths: 'capacity',
  stockThousandths: 'goodsStock',
  seasonMonths: 'season',
  producerId: 'producer',
};
const packageFields: Fields = { netGrams: 'packageNet', grossGrams: 'packageGross' };
const sampleFields: Fields = { minor: 'samplePrice', currency: 'sampleCurrency' };
const variantFields: Fields = { minimumThousandths: 'variantMinimum', stockThousandths: 'stock' };
const certificateFields: Fields = { number: 'certificateNumber', expires: 'expires' };
const plotFields: Fields = { name: 'plotName', areaSquareMetres: 'plotHectares' };
