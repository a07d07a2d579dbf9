import { z } from 'zod';
import { isLocale } from '@/i18n/locales';
import { isCurrency } from '@/trade/currency';
import { typedText } from '@/trade/typed-text';
import { variantCodePattern } from './variant';

/**
 * The parts that what is said about goods is made of; `productFacts` puts them together. Text is kept without what no paper
 * or catalogue could carry: pasted in, nobody sees it.
 */
export const line = (limit: number) => typedText(limit).min(1);
export const thousandths = z.number().int().positive().max(1_000_000_000_000);
export const currency = z.string().refine((code): boolean => isCurrency(code));
export const inLanguages = <T extends z.ZodType>(value: T) =>
  z.record(
    z.string().refine((code): boolean => isLocale(code)),
    value,
  );

const grams = z.number().int().positive().max(100_000_000_000);
const minor = z.number().int().max(1_000_000_000_000);

export const productText = z.object({
  name: line(120),
  description: line(4000),
  translation: z.enum(['original', 'human', 'machine']),
});

/** A day of our time: of a year typed in two digits browsers make the year 27, and no calendar has a year 0. */
const day = z.iso.date().refine((text) => text >= '1900');

/** One package: how much of the unit it holds, and what it weighs without and with its wrapping. */
export const packageFacts = z.object({ thousandths, netGrams: grams, grossGrams: grams });

/** A sample: how much is sent, at what price (zero: free), and on what terms, by language. */
export const sampleFacts = z.object({
  thousandths,
  currency,
  minor: minor.nonnegative(),
  terms: inLanguages(line(400)).default({}),
});

export const heldCertificate = z.object({
  scheme: line(80),
  number: line(60).optional(),
  expires: day.optional(),
});

/** First and last day of the harvest. */
export const harvest = z.object({ from: day, until: day });

export const plotFacts = z.object({
  name: line(80),
  points: z.array(z.tuple([z.number(), z.number()])).max(100),
  areaSquareMetres: z.number().int().positive().max(10_000_000_000),
});

/** What is on hand, in thousandths of the unit; null where it is made to order. */
export const stock = z.number().int().nonnegative().max(1_000_000_000_000).nullable().default(null);

export const variantFacts = z.object({
  code: z.string().regex(variantCodePattern),
  options: z
    .object({ size: line(40).optional(), colour: line(40).optional(), grade: line(40).optional() })
    .refine((options) => Object.values(options).some(Boolean), { error: 'no-option' }),
  surcharges: z.record(currency, minor.min(-1_000_000_000_000)).default({}),
  minimumThousandths: thousandths.nullable().default(null),
  stockThousandths: stock,
});

export const priceList = z.object({
  currency,
  tiers: z.array(z.object({ fromThousandths: thousandths, unitMinor: minor })).max(12),
});
