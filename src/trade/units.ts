/**
 * Units of measure in use, by their UN/ECE Recommendation 20 code (UBL `unitCode`).
 * `symbol` is the international one, where there is one; `key` names the unit in the message catalogues
 * (namespace `units`), which have its plural forms. `decimals` is the finest quantity that can be ordered.
 */
export const units = {
  KGM: { key: 'kilogram', symbol: 'kg', decimals: 3 },
  TNE: { key: 'tonne', symbol: 't', decimals: 3 },
  GRM: { key: 'gram', symbol: 'g', decimals: 3 },
  LTR: { key: 'litre', symbol: 'L', decimals: 3 },
  MTR: { key: 'metre', symbol: 'm', decimals: 2 },
  MTK: { key: 'square-metre', symbol: 'm²', decimals: 2 },
  H87: { key: 'piece', symbol: null, decimals: 0 },
  PR: { key: 'pair', symbol: null, decimals: 0 },
  DZN: { key: 'dozen', symbol: null, decimals: 0 },
} as const satisfies Record<string, { key: string; symbol: string | null; decimals: 0 | 2 | 3 }>;

export type UnitCode = keyof typeof units;

export const unitCodes = Object.keys(units) as UnitCode[];

export function isUnit(code: string): code is UnitCode {
  return Object.hasOwn(units, code);
}

/** Can that much of the unit be ordered? Half a tonne can, half a pair cannot. Quantity in thousandths, above zero. */
export function isQuantityOf(unit: UnitCode, thousandths: number): boolean {
  const step = 10 ** (3 - units[unit].decimals);
  return Number.isSafeInteger(thousandths) && thousandths > 0 && thousandths % step === 0;
}
