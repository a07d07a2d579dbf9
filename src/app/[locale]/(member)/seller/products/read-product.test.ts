import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Product } from '@/catalogue/find-product';
import { productFacts } from '@/catalogue/product-facts';
import { madeToOrder } from '@/catalogue/stock';
import { countsIn, newCounts } from '@/catalogue/stock-count';
import { columnsOf } from '@/catalogue/write-product';
import { stockFieldOf } from './field-at';
import type { FormFrame } from './form-frame';
import type { ProductValues } from './form-limits';
import { fieldsOf, shownRows, withRow } from './form-rows';
import { valuesOf } from './product-values';
import { readProduct } from './read-product';
import { parseStockSeen, printStockSeen } from './stock-seen';

const frame: FormFrame = { languages: ['fr', 'en'], currencies: ['EUR', 'XAF'], originCountry: 'CM' };
const typed: ProductValues = {
  name_fr: 'Ananas séché',
  description_fr: 'Rondelles.',
  translation_fr: 'original',
  name_en: '',
  description_en: '',
  category: 'fruit',
  artwork: 'dried-pineapple',
  hsCode: '0804.30',
  unit: 'KGM',
  minimum: '200',
  price_EUR_1: '9,50',
  from_EUR_2: '1 000',
  price_EUR_2: '9.02',
  incoterm: 'FCA',
  incotermPlace: 'Douala',
  leadTimeDays: '21',
  season: '4 5 6',
  scheme_1: 'EU organic',
  certificateNumber_1: 'CM-BIO-154',
  expires_1: '2027-05-31',
  scheme_3: 'Fairtrade',
};
const variants: ProductValues = {
  code_1: 'R-1',
  size_1: '1 kg',
  code_2: 'R-5',
  size_2: '5 kg',
  surcharge_EUR_2: '-0,50',
  stock_2: '1 250,5',
};
const plots: ProductValues = {
  harvestedFrom: '2026-10-01',
  plotName_1: 'Parcelle 1',
  plotHectares_1: '1,25',
  plotPoints_1: '4.061536, 9.786072',
};
const read = (over: ProductValues = {}) => readProduct({ ...typed, ...over }, frame);
const problems = (over: ProductValues) => {
  const result = read(over);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field}: ${code}`);
};

describe('the product form', () => {
  it('takes pasted text without the characters that nobody sees', () => {
    expect(problems({ incotermPlace: '\u0002' })).toEqual(['incotermPlace: malformed']);
    expect(
      read({ description_fr: 'Rondelles\u000bséchées\u0000.\u000b', scheme_1: 'EU\u0001 organic' }),
    ).toMatchObject({
      facts: {
        texts: { fr: { description: 'Rondelles\nséchées.' } },
        heldCertificates: [{ scheme: 'EU organic' }, { scheme: 'Fairtrade' }],
      },
    });
  });

  it('is read as people type: decimal commas, spaces in thousands, points in customs codes', () => {
    expect(read()).toMatchObject({
      ok: true,
      facts: {
        hsCode: '080430',
        originCountry: 'CM',
        minimumThousandths: 200_000,
        prices: [
          {
            currency: 'EUR',
            tiers: [
              { fromThousandths: 200_000, unitMinor: 950 },
              { fromThousandths: 1_000_000, unitMinor: 902 },
            ],
          },
        ],
        heldCertificates: [
          { scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' },
          { scheme: 'Fairtrade' },
        ],
        seasonMonths: [4, 5, 6],
        texts: { fr: { name: 'Ananas séché', translation: 'original' } },
      },
    });
  });

  it('takes no day of a year that was typed in two digits, or that no calendar has', () => {
    expect(problems({ expires_1: '0027-05-31' })).toEqual(['expires_1: malformed']);
    expect(problems({ ...plots, harvestedFrom: '0000-10-01', harvestedUntil: '0000-10-02' })).toEqual([
      'harvestedFrom: malformed',
      'harvestedUntil: malformed',
    ]);
  });

  it('may have prices in any one currency of the market', () => {
    const inFrancs = { price_EUR_1: '', from_EUR_2: '', price_EUR_2: '' };
    expect(read({ ...inFrancs, price_XAF_1: '6232' })).toMatchObject({
      facts: { prices: [{ currency: 'XAF', tiers: [{ fromThousandths: 200_000, unitMinor: 6232 }] }] },
    });
    expect(problems({ ...inFrancs, price_XAF_1: '0' })).toEqual(['price_XAF_1: tier-not-positive']);
    expect(problems(inFrancs)).toEqual(['price_EUR_1: no-tiers']);
  });

  it('may be in one language, whichever it is, which then is the seller’s own', () => {
    const inEnglish = { name_fr: '', description_fr: '', name_en: 'Rings', description_en: 'Dried.' };
    expect(read({ ...inEnglish, translation_en: 'human' })).toMatchObject({
      facts: { texts: { en: { translation: 'original' } } },
    });
    expect(problems({ ...inEnglish, translation_en: 'machine' })).toEqual(['translation_en: one-original']);
  });

  it('has prices in each currency of the market, in that currency’s own digits', () => {
    expect(read({ price_XAF_1: '6 232' })).toMatchObject({
      facts: { prices: [{ currency: 'EUR' }, { currency: 'XAF', tiers: [{ unitMinor: 6232 }] }] },
    });
    expect(problems({ price_XAF_1: '6232.5' })).toEqual(['price_XAF_1: malformed']);
  });

  it('reads variants with surcharges above and below zero, packages in kilograms, samples for nothing', () => {
    const over = { packageQuantity: '10', packageNet: '10', packageGross: '10,6', sampleQuantity: '0.5' };
    expect(read({ ...variants, ...over })).toMatchObject({
      facts: {
        variants: [
          { code: 'R-1', options: { size: '1 kg' }, surcharges: {}, stockThousandths: null },
          { code: 'R-5', surcharges: { EUR: -50 }, stockThousandths: 1_250_500 },
        ],
        package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
        sample: { thousandths: 500, currency: 'EUR', minor: 0 },
      },
    });
  });

  it('reads plots in hectares, and one day of harvest as from and until', () => {
    expect(read(plots)).toMatchObject({
      facts: {
        harvest: { from: '2026-10-01', until: '2026-10-01' },
        plots: [{ name: 'Parcelle 1', areaSquareMetres: 12_500, points: [[9.786072, 4.061536]] }],
      },
    });
  });

  it.each<[ProductValues, string]>([
    [{ minimum: '' }, 'minimum: malformed'],
    [{ hsCode: '12' }, 'hsCode: malformed'],
    [{ price_EUR_1: '' }, 'price_EUR_1: first-tier-is-not-the-minimum'],
    [{ from_EUR_2: '' }, 'from_EUR_2: malformed'],
    [{ description_fr: '' }, 'description_fr: malformed'],
    [{ name_fr: '', description_fr: '' }, 'texts: no-text'],
    [{ translation_fr: 'human' }, 'translation_fr: one-original'],
    [{ leadTimeDays: 'three weeks' }, 'leadTimeDays: malformed'],
    [{ expires_3: 'soon' }, 'expires_3: malformed'],
    [{ price_EUR_2: '9.90' }, 'price_EUR_1: price-rises-with-quantity'],
    [{ unit: 'H87', minimum: '0.5' }, 'minimum: quantity-not-of-unit'],
    [{ ...variants, code_2: 'r-1' }, 'code_2: code-twice'],
    [{ ...variants, size_2: '' }, 'size_2: no-option'],
    [{ ...variants, stock_2: 'a few' }, 'stock_2: malformed'],
    [{ ...variants, goodsStock: '5' }, 'goodsStock: stock-is-of-variants'],
    [{ unit: 'H87', goodsStock: '0.5' }, 'goodsStock: quantity-not-of-unit'],
    [{ ...variants, size_2: '1 KG' }, 'size_2: options-twice'],
    [{ ...variants, surcharge_EUR_2: '-9.50' }, 'surcharge_EUR_2: surcharge-leaves-no-price'],
    [{ ...variants, variantMinimum_1: '100' }, 'variantMinimum_1: minimum-below-that-of-goods'],
    [{ packageQuantity: '10', packageNet: '10', packageGross: '9' }, 'packageGross: gross-below-net'],
    [{ packageQuantity: '10' }, 'packageNet: malformed'],
    [{ samplePrice: '5' }, 'sampleQuantity: malformed'],
    [{ ...plots, harvestedUntil: '2026-09-01' }, 'harvestedUntil: harvest-ends-before-it-begins'],
    [{ ...plots, plotPoints_1: '4.06, 9.78' }, 'plotPoints_1: six-decimals-needed'],
    [{ ...plots, plotHectares_1: '4.1' }, 'plotPoints_1: polygon-needed'],
    [{ ...plots, plotHectares_1: '' }, 'plotHectares_1: malformed'],
  ])('names the field of every problem: %o', (over, problem) => {
    expect(problems(over)).toContain(problem);
  });

  it('shows another row when asked, keeps what was typed and says nothing by an empty one', () => {
    const more = withRow({ ...typed, ...variants }, 'variants', frame.currencies);
    expect(shownRows(more, fieldsOf('variants', frame.currencies), 1)).toEqual([1, 2, 3]);
    expect(more).toMatchObject(variants);
    expect(readProduct(more, frame)).toEqual(read(variants));
    const fullyGrown = Array.from({ length: 20 }).reduce<ProductValues>(
      (values) => withRow(values, 'prices_EUR', frame.currencies),
      typed,
    );
    expect(shownRows(fullyGrown, fieldsOf('prices_EUR', []), 1)).toHaveLength(12);
  });

  it('says again what was saved: a form opened and sent changes nothing', () => {
    const first = read({
      ...variants,
      ...plots,
      price_XAF_1: '6232',
      sampleQuantity: '1',
      samplePrice: '4.20',
    });
    if (!first.ok) throw new Error(JSON.stringify(first.problems));
    const { facts } = first;
    const stored = {
      ...columnsOf(facts),
      texts: Object.entries(facts.texts).map(([locale, text]) => ({ locale, ...text })),
      prices: Object.fromEntries(facts.prices.map(({ currency, tiers }) => [currency, tiers])),
      variants: facts.variants,
      stock: madeToOrder,
    } as unknown as Product;
    expect(readProduct(valuesOf(stored, facts.plots), frame)).toEqual(first);
  });

  it('takes a stock for counted only where it says other than what it showed', () => {
    const shown = {
      stock: madeToOrder,
      variants: [
        { code: 'R-1', stockThousandths: null },
        { code: 'R-5', stockThousandths: 0 },
      ],
    } as unknown as Product;
    const seen = parseStockSeen(printStockSeen(shown))!;
    const countedIn = (stock: ProductValues) => {
      const result = read({ ...variants, ...stock });
      return result.ok && newCounts(countsIn(result.facts), seen);
    };
    expect(countedIn({ stock_2: '0' })).toEqual([]);
    expect(countedIn({ stock_1: '2', stock_2: '' })).toEqual([
      { variantCode: 'R-1', stockThousandths: 2_000 },
      { variantCode: 'R-5', stockThousandths: null },
    ]);
    expect(parseStockSeen('[["R-5", -1]]')).toBeUndefined();
    expect(parseStockSeen('')).toBeUndefined();
  });

  it('shows what is below the promises beside the stock it was said of', () => {
    expect([stockFieldOf('R-5', variants), stockFieldOf('', variants)]).toEqual(['stock_2', 'goodsStock']);
  });

  it('answers whatever is sent with facts that hold or with problems, never an exception', () => {
    expect(readProduct({}, frame).ok).toBe(false);
    const names = Object.keys({ ...typed, ...variants, ...plots });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (over) => {
        const result = read({ ...variants, ...plots, ...over });
        expect(result.ok ? productFacts.safeParse(result.facts).success : result.problems.length > 0).toBe(
          true,
        );
      }),
    );
  });
});
