import fc from 'fast-check';
import { type ProductFacts, productFacts } from '../../product-facts';

/** Words as sellers write them, and as nobody should: formulas, separators, quotes, accents, other scripts. */
const words = (maxLength: number) =>
  fc
    .string({
      minLength: 1,
      maxLength,
      unit: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...'abcéœ€ مع') },
        fc.constantFrom(...'=+-@;|,"\'\\\n\r\t:&<>_x0D_'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    })
    .map((text) => text.replaceAll('\0', '').trim())
    .filter((text) => text.length > 0 && text.length <= maxLength);

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const kilograms = fc.integer({ min: 1, max: 900_000_000 });
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const degrees = (most: number) =>
  fc.integer({ min: -most * 1_000_000, max: most * 1_000_000 }).map((millionths) => millionths / 1e6);
const inLanguages = <T>(of: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom('en', 'fr', 'es', 'pt', 'ar'), of, { maxKeys: 3 });

/** Goods with everything that can be said about goods. */
export const arbitraryGoods: fc.Arbitrary<ProductFacts> = fc
  .record({
    category: fc.constantFrom('fruit', 'textiles'),
    artwork: fc.constantFrom('none', 'dried-mango'),
    hsCode: fc.constantFrom('080450', '180100'),
    originCountry: fc.constantFrom('CM', 'BF'),
    originRegion: orNull(words(100)),
    scientificName: orNull(words(120)),
    unit: fc.constant('KGM'),
    minimumThousandths: kilograms,
    incoterm: fc.constantFrom('FCA', 'FOB'),
    incotermPlace: words(100),
    leadTimeDays: fc.integer({ min: 0, max: 365 }),
    monthlyCapacityThousandths: orNull(kilograms),
    stockThousandths: orNull(fc.oneof(fc.constant(0), kilograms)),
    seasonMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    packaging: inLanguages(words(400)),
    package: orNull(
      fc.record({ thousandths: kilograms, netGrams: kilograms, more: fc.integer({ min: 0, max: 999 }) }),
    ),
    shelfLifeDays: orNull(fc.integer({ min: 1, max: 36_500 })),
    sample: orNull(
      fc.record({
        thousandths: kilograms,
        currency: fc.constantFrom('EUR', 'XAF', 'TND'),
        minor: fc.integer({ min: 0, max: 9_999_999 }),
        terms: inLanguages(words(400)),
      }),
    ),
    heldCertificates: fc.array(
      fc.record({ scheme: words(80), number: words(60), expires: day }, { requiredKeys: ['scheme'] }),
      { maxLength: 3 },
    ),
    harvest: orNull(fc.tuple(day, day).map((days) => days.toSorted())),
    plots: fc.array(
      fc.record({
        name: words(80),
        points: fc.tuple(degrees(180), degrees(90)).map((point) => [point]),
        areaSquareMetres: fc.integer({ min: 1, max: 40_000 }),
      }),
      { maxLength: 3 },
    ),
    texts: inLanguages(fc.record({ name: words(120), description: words(400) })).filter(
      (texts) => Object.keys(texts).length > 0,
    ),
    prices: fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom('EUR', 'XAF', 'TND'),
        falls: fc.uniqueArray(fc.integer({ min: 2, max: 9_000_000 }), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, selector: ({ currency }) => currency },
    ),
    variants: fc.uniqueArray(
      fc.record({
        code: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,9}$/),
        size: words(40),
        surcharges: fc.dictionary(fc.constantFrom('EUR', 'TND'), fc.integer({ min: 0, max: 9999 })),
        stockThousandths: orNull(kilograms),
      }),
      { maxLength: 3, selector: ({ code }) => code },
    ),
  })
  .map(({ package: packed, harvest, texts, prices, variants, stockThousandths, ...facts }) => ({
    ...facts,
    stockThousandths: variants.length === 0 ? stockThousandths : null,
    package: packed && {
      thousandths: packed.thousandths,
      netGrams: packed.netGrams,
      grossGrams: packed.netGrams + packed.more,
    },
    harvest: harvest && { from: harvest[0], until: harvest[1] },
    texts: Object.fromEntries(
      Object.entries(texts).map(([locale, text], at) => [
        locale,
        { ...text, translation: at === 0 ? 'original' : 'machine' },
      ]),
    ),
    prices: prices.map(({ currency, falls }) => ({
      currency,
      tiers: falls
        .toSorted((a, b) => b - a)
        .map((unitMinor, at) => ({ fromThousandths: facts.minimumThousandths + at * 1001, unitMinor })),
    })),
    variants: variants.map(({ size, ...variant }, at) => ({
      ...variant,
      options: { size: `${at}${size}`.slice(0, 40).trim(), grade: `${at}` },
    })),
  }))
  .map((facts) => productFacts.safeParse(facts))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data!);
