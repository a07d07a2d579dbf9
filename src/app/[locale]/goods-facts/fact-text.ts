import type { ProductFacts } from '@/catalogue/product-facts';
import { formatCountry, formatDate, formatMoney, formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { printHsCode } from '@/trade/hs-code';
import { money } from '@/trade/money';
import { optionsOf } from '@/trade/variant-options';
import { artworkText } from '@/ui/artwork/artwork-text';
import { quantityText } from '@/ui/quantity';
import { monthNames } from '@/ui/season-strip';

/** What the words of a fact depend on besides the fact. */
export interface FactContext {
  readonly locale: Locale;
  readonly unit: string;
  /** names of makers, by id */
  readonly makers: ReadonlyMap<string, string>;
}

type Fact = keyof ProductFacts;
type Piece<F extends Fact> = F extends 'texts' | 'packaging'
  ? ProductFacts[F][string]
  : F extends 'prices'
    ? ProductFacts['prices'][number]['tiers']
    : F extends 'variants' | 'plots'
      ? ProductFacts[F][number]
      : NonNullable<ProductFacts[F]>;

/** One piece of a fact, as `changesBetween` and `piecesOf` take them apart, in lines for a person; none for nothing. */
export function factLines(context: FactContext, fact: Fact, value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  const write = writers[fact] as ((context: FactContext, value: unknown) => string[]) | undefined;
  return write ? write(context, value) : [String(value)];
}

const writers: { readonly [F in Fact]?: (context: FactContext, value: Piece<F>) => string[] } = {
  texts: ({ locale }, { name, description, translation }) => [
    name,
    ...description.split('\n'),
    translator(locale, 'products')(`translations.${translation}`),
  ],
  category: ({ locale }, code) => [translator(locale, 'categories')(code)],
  artwork: ({ locale }, name) => [artworkText(locale, name)],
  producerId: ({ makers }, id) => [makers.get(id) ?? id],
  hsCode: (_, code) => [printHsCode(code)],
  originCountry: ({ locale }, code) => [formatCountry(locale, code)],
  unit: ({ locale }, code) => [quantityText(locale, 1000, code)],
  minimumThousandths: ({ locale, unit }, quantity) => [quantityText(locale, quantity, unit)],
  monthlyCapacityThousandths: ({ locale, unit }, quantity) => [quantityText(locale, quantity, unit)],
  stockThousandths: ({ locale, unit }, quantity) => [quantityText(locale, quantity, unit)],
  seasonMonths: ({ locale }, months) => (months.length === 0 ? [] : [monthNames(locale, months)]),
  package: ({ locale, unit }, { thousandths, netGrams, grossGrams }) => {
    const t = translator(locale, 'reviews');
    return [
      quantityText(locale, thousandths, unit),
      t('values.net', { weight: quantityText(locale, netGrams, 'KGM') }),
      t('values.gross', { weight: quantityText(locale, grossGrams, 'KGM') }),
    ];
  },
  sample: ({ locale, unit }, { thousandths, currency, minor, terms }) => [
    `${quantityText(locale, thousandths, unit)} · ${formatMoney(locale, money(currency, minor))}`,
    ...Object.values(terms),
  ],
  heldCertificates: ({ locale }, certificates) =>
    certificates.map(({ scheme, number, expires }) =>
      [scheme, number, expires && formatDate(locale, new Date(expires))].filter(Boolean).join(' · '),
    ),
  harvest: ({ locale }, { from, until }) => [
    `${formatDate(locale, new Date(from))} – ${formatDate(locale, new Date(until))}`,
  ],
  plots: ({ locale }, { areaSquareMetres, points }) => [
    `${formatThousandths(locale, areaSquareMetres / 10)} ha`,
    ...points.map(([longitude, latitude]) => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`),
  ],
  variants: variantLines,
};

function variantLines({ locale, unit }: FactContext, variant: Piece<'variants'>): string[] {
  const { options, surcharges, minimumThousandths, stockThousandths } = variant;
  const document = translator(locale, 'document');
  const t = translator(locale, 'reviews');
  const amounts = Object.entries(surcharges).filter(([, minor]) => minor !== 0);
  return [
    optionsOf(options)
      .map(({ name, value }) => document(`goods.options.${name}`, { value }))
      .join(' · '),
    ...amounts.map(([currency, minor]) =>
      t('values.surcharge', { amount: formatMoney(locale, money(currency, minor)) }),
    ),
    ...(minimumThousandths === null
      ? []
      : [t('values.minimum', { quantity: quantityText(locale, minimumThousandths, unit) })]),
    ...(stockThousandths === null
      ? []
      : [t('values.stock', { quantity: quantityText(locale, stockThousandths, unit) })]),
  ];
}

/** A price list needs its currency, which is what tells it from the others. */
export function priceLines(context: FactContext, currency: string, tiers: Piece<'prices'>): string[] {
  const { locale, unit } = context;
  const t = translator(locale, 'reviews');
  return tiers.map(({ fromThousandths, unitMinor }) =>
    t('values.tier', {
      quantity: quantityText(locale, fromThousandths, unit),
      price: formatMoney(locale, money(currency, unitMinor)),
    }),
  );
}
