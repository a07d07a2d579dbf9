import { isCurrency } from '@/trade/currency';
import { plainNumber } from '@/trade/typed-number';
import { optionNames } from '@/trade/variant-options';
import { type PositionFault, parsePositions } from '../plot-text';
import { readItems } from './cell-text';
import { readAmount, readDay, readQuantity } from './numbers';

/** "9.50; 1000: 9.02": the first price holds from the minimum order on. Null when a part is neither. */
export function readTiers(cell: string, currency: string, minimumThousandths: number) {
  const parts = cell
    .split(/[;\u061b\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((part, at) => {
    const [price = '', from, ...more] = part.split(':').toReversed();
    return {
      fromThousandths: from === undefined ? (at === 0 ? minimumThousandths : Number.NaN) : readQuantity(from),
      unitMinor: more.length > 0 ? Number.NaN : readAmount(currency, price),
    };
  });
}

/** "3 4 5", "11-2": months by number, a span may go over the new year. */
export function readMonths(cell: string): number[] {
  const months = cell
    .split(/[\s,;\u060c]+/)
    .filter(Boolean)
    .map(plainNumber)
    .flatMap((part) => {
      const span = /^(\d{1,2})[-–](\d{1,2})$/.exec(part);
      if (!span) return [/^\d{1,2}$/.test(part) ? Number(part) : Number.NaN];
      const [from, to] = [Number(span[1]), Number(span[2])];
      if (from < 1 || from > 12 || to < 1 || to > 12) return [Number.NaN];
      return Array.from({ length: ((to - from + 12) % 12) + 1 }, (_, n) => ((from - 1 + n) % 12) + 1);
    });
  return [...new Set(months)];
}

/** "Ecocert | CM-BIO-154 | 2027-05-31": scheme, and if known number and last day. Null when there is more in it. */
export function readCertificates(cell: string) {
  const items = readItems(cell);
  if (items.some((fields) => fields.length > 3)) return null;
  return items.map(([scheme = '', number, expires]) => ({
    scheme,
    ...(number ? { number } : {}),
    ...(expires ? { expires: readDay(expires) } : {}),
  }));
}

/** "P-1 | size=L | EUR=0.50 | minimum=10 | stock=40": a code, then what it differs in. Null when a field is none of that. */
export function readVariants(cell: string) {
  const variants = readItems(cell).map(([code = '', ...fields]) => {
    const options: Record<string, string> = {};
    const surcharges: Record<string, number> = {};
    const quantities: Record<string, number> = {};
    const known = fields.filter(Boolean).every((field) => {
      const at = field.indexOf('=');
      const [name, value] = [field.slice(0, at).trim(), field.slice(at + 1).trim()];
      if (at < 0) return false;
      if ((optionNames as readonly string[]).includes(name)) options[name] = value;
      else if (isCurrency(name)) surcharges[name] = readAmount(name, value);
      else if (name === 'minimum' || name === 'stock') quantities[`${name}Thousandths`] = readQuantity(value);
      else return false;
      return true;
    });
    return known ? { code, options, surcharges, ...quantities } : null;
  });
  return variants.every((variant) => variant !== null) ? variants : null;
}

/** "Mbanga | 1.25 | 4.061536, 9.786072": name, hectares, then one point or the corners. */
export function readPlots(cell: string): object[] | PositionFault {
  const plots: object[] = [];
  for (const [name = '', hectares = '', ...positions] of readItems(cell)) {
    const points = parsePositions(positions.join('\n'));
    if (typeof points === 'string') return points;
    plots.push({ name, areaSquareMetres: squareMetresOf(hectares), points });
  }
  return plots;
}

function squareMetresOf(hectares: string): number {
  const plain = plainNumber(hectares);
  return /^\d{1,7}(?:[.,]\d{1,4})?$/.test(plain)
    ? Math.round(Number(plain.replace(',', '.')) * 10_000)
    : Number.NaN;
}
