import { currencyDigits } from '../trade/currency';
import { type Locale, languageTags } from './locales';

type Format = Intl.NumberFormat | Intl.DateTimeFormat | Intl.DisplayNames | Intl.ListFormat;
const cache = new Map<string, Format>();

/** "1 234,50 EUR": the number as the language writes it, the currency as its ISO code. */
export function formatMoney(
  locale: Locale,
  amount: { readonly currency: string; readonly minor: number },
): string {
  const digits = currencyDigits(amount.currency);
  const format = remember(
    `money:${locale}:${amount.currency}`,
    () =>
      new Intl.NumberFormat(languageTags[locale], {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  return `${format.format(amount.minor / 10 ** digits)}\u00a0${amount.currency}`;
}

/** "1 234": the whole units of an amount, the rest cut off; for drawings that name the currency beside. */
export function formatWholeUnits(
  locale: Locale,
  amount: { readonly currency: string; readonly minor: number },
): string {
  const format = remember(
    `whole:${locale}`,
    () => new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits: 0 }),
  );
  return format.format(Math.trunc(amount.minor / 10 ** currencyDigits(amount.currency)));
}

/** A quantity in thousandths as a number: 1500 → "1.5". The unit's name comes from the messages. */
export function formatThousandths(locale: Locale, thousandths: number): string {
  const format = remember(
    `quantity:${locale}`,
    () => new Intl.NumberFormat(languageTags[locale], { maximumFractionDigits: 3 }),
  );
  return format.format(thousandths / 1000);
}

/** "−5 %" of a ratio: whole percents, the sign and the mark where the language has them. */
export function formatPercent(locale: Locale, ratio: number): string {
  const format = remember(
    `percent:${locale}`,
    () => new Intl.NumberFormat(languageTags[locale], { style: 'percent', maximumFractionDigits: 0 }),
  );
  return format.format(ratio);
}

/** "12.3": octets in kilobytes of 1024, to the tenth. */
export function formatKilobytes(locale: Locale, octets: number): string {
  const format = remember(
    `kilobytes:${locale}`,
    () => new Intl.NumberFormat(languageTags[locale], { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );
  return format.format(octets / 1024);
}

/** "3 Dec 2026", in UTC. */
export function formatDate(locale: Locale, instant: Date): string {
  const format = remember(
    `date:${locale}`,
    () =>
      new Intl.DateTimeFormat(languageTags[locale], {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  );
  return format.format(instant);
}

/** "3 Dec 2026, 14:05 UTC". */
export function formatInstant(locale: Locale, instant: Date): string {
  const format = remember(
    `instant:${locale}`,
    () =>
      new Intl.DateTimeFormat(languageTags[locale], {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'UTC',
        timeZoneName: 'short',
      }),
  );
  return format.format(instant);
}

/** By language and code, of which there are few; a list of goods asks for the same ones over and over. */
const countries = new Map<string, string>();

/** The country's name in the reader's language. */
export function formatCountry(locale: Locale, code: string): string {
  const key = `${locale}:${code}`;
  const known = countries.get(key);
  if (known !== undefined) return known;
  const names = remember(
    `country:${locale}`,
    () => new Intl.DisplayNames([languageTags[locale]], { type: 'region' }),
  );
  const name = names.of(code) ?? code;
  if (code.length === 2) countries.set(key, name);
  return name;
}

/** "Ghana, Togo and Benin". */
export function formatList(locale: Locale, words: readonly string[]): string {
  const format = remember(
    `list:${locale}`,
    () => new Intl.ListFormat(languageTags[locale], { type: 'conjunction' }),
  );
  return format.format(words);
}

function remember<F extends Format>(key: string, make: () => F): F {
  let format = cache.get(key) as F | undefined;
  if (!format) {
    format = make();
    cache.set(key, format);
  }
  return format;
}
