import type { z } from 'zod';
import { type ProductFacts, productFacts } from '@/catalogue/product-facts';
import { readHsCode } from '@/trade/typed-hs-code';
import { fieldAt, pricedCurrencies, tierRows } from './field-at';
import type { FormFrame } from './form-frame';
import type { FieldProblem, ProductValues } from './form-limits';
import { fieldsOf, filledRows } from './form-rows';
import { readPlots, readVariants } from './read-rows';
import { type Typed, typedIn } from './typed';

/** Reads what a seller typed. Every problem names its field, so that the form can show it there. */
export function readProduct(
  values: ProductValues,
  frame: FormFrame,
):
  | { readonly ok: true; readonly facts: ProductFacts }
  | { readonly ok: false; readonly problems: FieldProblem[] } {
  const typed = typedIn(values);
  const plots = readPlots(values, typed);
  const parsed = productFacts.safeParse({
    ...readNature(typed, frame),
    ...readTerms(typed),
    ...readPacking(typed, frame),
    prices: pricedCurrencies(values, frame.currencies).map((currency) => ({
      currency,
      tiers: readTiers(values, typed, currency),
    })),
    variants: readVariants(values, typed, frame.currencies),
    heldCertificates: filledRows(values, fieldsOf('certificates', [])).map((row) => ({
      scheme: typed.text(`scheme_${row}`),
      number: typed.text(`certificateNumber_${row}`) || undefined,
      expires: typed.text(`expires_${row}`) || undefined,
    })),
    plots: plots.rows,
  });
  const problems = new Map([...typed.problems, ...plots.problems].map(({ field, code }) => [field, code]));
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldAt(issue.path, values, frame.currencies);
    if (!problems.has(field)) problems.set(field, codeOf(issue));
  }
  return parsed.success && problems.size === 0
    ? { ok: true, facts: parsed.data }
    : { ok: false, problems: [...problems].map(([field, code]) => ({ field, code })) };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long';
  return issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : 'malformed';
}

function readNature({ text, whole }: Typed, { languages, originCountry }: FormFrame) {
  return {
    category: text('category'),
    artwork: text('artwork'),
    producerId: text('producer') || null,
    hsCode: readHsCode(text('hsCode')),
    originCountry: text('originCountry') || originCountry,
    originRegion: text('originRegion') || null,
    scientificName: text('scientificName') || null,
    shelfLifeDays: whole('shelfLifeDays'),
    harvest:
      text('harvestedFrom') || text('harvestedUntil')
        ? { from: text('harvestedFrom'), until: text('harvestedUntil') || text('harvestedFrom') }
        : null,
    texts: ownWords(
      languages[0],
      inLanguages(languages, (language) => {
        const [name, description] = [text(`name_${language}`), text(`description_${language}`)];
        const translation =
          text(`translation_${language}`) || (language === languages[0] ? 'original' : 'human');
        return name || description ? { name, description, translation } : null;
      }),
    ),
  };
}

/** The form offers every language but the first as a translation; the only one that was written is none. */
function ownWords<Text extends { translation: string }>(
  first: string | undefined,
  texts: Record<string, Text>,
): Record<string, Text> {
  const [[language, text] = [], ...others] = Object.entries(texts);
  return language && language !== first && text?.translation === 'human' && others.length === 0
    ? { [language]: { ...text, translation: 'original' } }
    : texts;
}

function readTerms({ text, quantity, whole }: Typed) {
  return {
    unit: text('unit'),
    minimumThousandths: quantity('minimum') ?? undefined,
    incoterm: text('incoterm'),
    incotermPlace: text('incotermPlace'),
    leadTimeDays: whole('leadTimeDays') ?? undefined,
    monthlyCapacityThousandths: quantity('capacity'),
    stockThousandths: quantity('goodsStock'),
    seasonMonths: text('season').split(' ').filter(Boolean).map(Number),
  };
}

function readPacking(typed: Typed, { languages, currencies }: FormFrame) {
  const { text, quantity } = typed;
  const currency = text('sampleCurrency') || currencies[0] || 'EUR';
  const sampleTerms = inLanguages(languages, (language) => text(`sampleTerms_${language}`) || null);
  const hasSample =
    text('sampleQuantity') !== '' || text('samplePrice') !== '' || Object.keys(sampleTerms).length > 0;
  const isWeighed = ['packageQuantity', 'packageNet', 'packageGross'].some((name) => text(name) !== '');
  return {
    packaging: inLanguages(languages, (language) => text(`packaging_${language}`) || null),
    package: isWeighed
      ? {
          thousandths: quantity('packageQuantity') ?? Number.NaN,
          netGrams: quantity('packageNet') ?? Number.NaN,
          grossGrams: quantity('packageGross') ?? Number.NaN,
        }
      : null,
    sample: hasSample
      ? {
          thousandths: quantity('sampleQuantity') ?? Number.NaN,
          currency,
          minor: typed.amount(currency, 'samplePrice') ?? 0,
          terms: sampleTerms,
        }
      : null,
  };
}

/** The first row holds from the minimum order on; of the others, both fields are needed. */
function readTiers(values: ProductValues, { quantity, amount }: Typed, currency: string) {
  return tierRows(values, currency).map((row) => ({
    fromThousandths: quantity(row === 1 ? 'minimum' : `from_${currency}_${row}`) ?? Number.NaN,
    unitMinor: amount(currency, `price_${currency}_${row}`) ?? Number.NaN,
  }));
}

function inLanguages<T>(
  languages: readonly string[],
  read: (language: string) => T | null,
): Record<string, T> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const said = read(language);
      return said === null ? [] : [[language, said]];
    }),
  );
}
