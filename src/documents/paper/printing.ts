import { formatThousandths } from '@/i18n/format';
import { isLocale, type Locale } from '@/i18n/locales';
import type { Translate } from '@/i18n/translate';
import type { OrderDocument } from '@/trade/order-document';
import type { UnitCode } from '@/trade/units';
import type { Paper } from './sheet';

/** What every part of the paper needs to print itself. */
export interface Printing {
  readonly paper: Paper;
  readonly document: OrderDocument;
  readonly locale: Locale;
  readonly t: Translate;
}

/** The language the paper's own words are in: English for a language that we have no words of. */
export function paperLocale(language: string): Locale {
  const [primary = ''] = language.split('-');
  return isLocale(primary) ? primary : 'en';
}

/** "200 kg", "3 pairs". */
export function printedQuantity(t: Translate, locale: Locale, thousandths: number, unit: UnitCode): string {
  return `${formatThousandths(locale, thousandths)}\u00a0${t(`unit.${unit}`, { count: thousandths / 1000 })}`;
}

/** The first half of a SHA-256 in groups of four: what people compare by eye. */
export function shortDigest(hex: string): string {
  return hex.slice(0, 32).match(/.{4}/g)?.join(' ') ?? '';
}

/** A day without a time, as the language writes it. */
export function dayOf(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`);
}
