import { formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { isUnit, units } from '@/trade/units';

/** A quantity in thousandths of a UN/ECE Rec 20 unit with the unit: "1 000 kg", "50 pieces". */
export function Quantity(props: {
  readonly locale: Locale;
  readonly thousandths: number;
  readonly unit: string;
}) {
  return <bdi className="amount">{quantityText(props.locale, props.thousandths, props.unit)}</bdi>;
}

/** The same as plain text, for titles and attributes. */
export function quantityText(locale: Locale, thousandths: number, unit: string): string {
  return `${formatThousandths(locale, thousandths)}\u00a0${unitText(locale, unit, thousandths / 1000)}`;
}

/** The unit alone, for that many: "kg", "piece", "pieces". A code we do not trade in is shown as it is. */
export function unitText(locale: Locale, unit: string, count: number): string {
  if (!isUnit(unit)) return unit;
  return units[unit].symbol ?? translator(locale, 'units')(units[unit].key, { count });
}
