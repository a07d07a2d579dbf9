import type { ProductValues } from './form-limits';

/**
 * Parts of the form that come in any number. A row's fields are named `<field>_<row>`, rows count from 1; a row left
 * empty says nothing. Imports nothing but types: the browser has this too.
 */
export type RowGroup = 'certificates' | 'variants' | 'plots' | `prices_${string}`;

const mostRows = { certificates: 12, variants: 50, plots: 50, prices: 12 } as const;

/** The fields of a group; those of prices carry their currency, those of variants one surcharge a currency. */
export function fieldsOf(group: RowGroup, currencies: readonly string[]): string[] {
  if (group === 'certificates') return ['scheme', 'certificateNumber', 'expires'];
  if (group === 'plots') return ['plotName', 'plotHectares', 'plotPoints'];
  if (group === 'variants')
    return ['code', 'size', 'colour', 'grade', ...currencies.map((code) => `surcharge_${code}`)].concat(
      'variantMinimum',
      'stock',
    );
  const currency = group.slice('prices_'.length);
  return [`from_${currency}`, `price_${currency}`];
}

/** The rows in which something stands. */
export function filledRows(values: ProductValues, fields: readonly string[]): number[] {
  return rowsAmong(values, fields).filter((row) =>
    fields.some((field) => (values[`${field}_${row}`] ?? '').trim() !== ''),
  );
}

/** The rows to show: those that the form had, at least so many. */
export function shownRows(values: ProductValues, fields: readonly string[], least: number): number[] {
  const last = Math.max(least, ...rowsAmong(values, fields));
  return Array.from({ length: last }, (_, at) => at + 1);
}

/** The form with one more empty row, and everything else as it was typed. */
export function withRow(
  values: ProductValues,
  group: RowGroup,
  currencies: readonly string[],
): ProductValues {
  const fields = fieldsOf(group, currencies);
  const rows = shownRows(values, fields, 1);
  const most = mostRows[group.startsWith('prices_') ? 'prices' : (group as 'plots')];
  return rows.length >= most ? values : { ...values, [`${fields[0]}_${rows.length + 1}`]: '' };
}

/** The field that a row which was just added begins with; null where none was. */
export function fieldAdded(values: ProductValues, group: RowGroup | undefined): string | null {
  if (!group) return null;
  const fields = fieldsOf(group, []);
  const last = Math.max(1, ...rowsAmong(values, fields));
  return `${fields[0]}_${last}`;
}

/** The group a button asks a row for; null when the button said something else. */
export function groupNamed(text: string): RowGroup | null {
  return /^(certificates|variants|plots|prices_[A-Z]{3})$/.test(text) ? (text as RowGroup) : null;
}

function rowsAmong(values: ProductValues, fields: readonly string[]): number[] {
  const rows = Object.keys(values).flatMap((name) => {
    const [, field = '', row = ''] = /^(.+)_([1-9]\d?)$/.exec(name) ?? [];
    return fields.includes(field) ? [Number(row)] : [];
  });
  return [...new Set(rows)].toSorted((a, b) => a - b);
}
