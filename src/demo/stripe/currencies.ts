/**
 * How Stripe counts (docs.stripe.com/currencies): its own table, not ISO 4217's. The provider under test has its own
 * copy, so that a mistake in one shows against the other.
 */
// biome-ignore format: a table reads better in rows
const zeroDecimal = new Set([
  'bif',
  'clp',
  'djf',
  'gnf',
  'jpy',
  'kmf',
  'krw',
  'mga',
  'pyg',
  'rwf',
  'vnd',
  'vuv',
  'xaf',
  'xof',
  'xpf',
]);
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
/** Counted with two decimals that must be 00. */
const wholeUnitsOnly = new Set(['isk', 'ugx']);
/** The least Stripe charges, where it names one; about half a euro elsewhere. */
// biome-ignore format: a table reads better in rows
const leastCharge: Readonly<Record<string, number>> = {
  eur: 50,
  usd: 50,
  gbp: 30,
  chf: 50,
  cad: 50,
  aud: 50,
  jpy: 50,
  aed: 200,
  brl: 50,
  inr: 50,
  dkk: 250,
  nok: 300,
  sek: 300,
  pln: 200,
  mga: 2_500,
  xaf: 350,
  xof: 350,
  vnd: 14_000,
};
export const greatestCharge = 99_999_999;

export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

export function leastChargeIn(currency: string): number {
  return leastCharge[currency] ?? (decimalsOf(currency) === 3 ? 1_500 : 1);
}

/** Card networks take no third decimal and no fraction of a króna or shilling. */
export function isChargeable(currency: string, amount: number): boolean {
  if (threeDecimal.has(currency)) return amount % 10 === 0;
  return !wholeUnitsOnly.has(currency) || amount % 100 === 0;
}

/** "€1,050.00" as Stripe's messages and page print it. */
export function printAmount(currency: string, amount: number, locale = 'en'): string {
  const digits = decimalsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    numberingSystem: 'latn',
  }).format(amount / 10 ** digits);
}
