import { messagesOf } from '@/i18n/catalogue';
import { locales } from '@/i18n/locales';
import { plainWord } from '@/members/csv-rows';
import { type UnitCode, unitCodes, units } from '@/trade/units';

let remembered: ReadonlyMap<string, UnitCode> | undefined;

/** A unit by its code of UN/ECE Recommendation 20, its sign ("kg") or its name in any of our languages, one or several. */
export function unitOf(text: string): string {
  remembered ??= new Map(
    unitCodes.flatMap((code) => namesOf(code).map((name) => [plainWord(name), code] as const)),
  );
  return remembered.get(plainWord(text)) ?? text;
}

function namesOf(code: UnitCode): string[] {
  const { key, symbol } = units[code];
  const plurals = locales.flatMap((locale) => {
    const message = (messagesOf(locale).units as Readonly<Record<string, string>>)[key] ?? '';
    return [...message.matchAll(/\{([^{}]+)\}/g)].map(([, form = '']) => form);
  });
  return [code, ...(symbol ? [symbol] : []), key, ...plurals];
}
