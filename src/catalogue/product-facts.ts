import { z } from 'zod';
import { isLocale } from '@/i18n/locales';
import { isIncoterm } from '@/trade/incoterms';
import { isQuantityOf, isUnit } from '@/trade/units';
import { isCategory } from './category';
import { tierProblem } from './price';

const line = (limit: number) => z.string().trim().min(1).max(limit);
const thousandths = z.number().int().positive().max(1_000_000_000_000);
const inLanguages = <T extends z.ZodType>(value: T) =>
  z.record(
    z.string().refine((code): boolean => isLocale(code)),
    value,
  );

const productText = z.object({
  name: line(120),
  description: line(4000),
  translation: z.enum(['original', 'human', 'machine']),
});

/** What a seller writes down about goods on offer. `packaging` and texts are by language. */
export const productFacts = z
  .object({
    category: z.string().refine(isCategory),
    artwork: z.string().regex(/^[a-z0-9-]{1,60}$/),
    hsCode: z.string().regex(/^\d{6}$/),
    originCountry: z.string().regex(/^[A-Z]{2}$/),
    originRegion: line(100).nullable().default(null),
    unit: z.string().refine(isUnit),
    minimumThousandths: thousandths,
    incoterm: z.string().refine(isIncoterm),
    incotermPlace: line(100),
    leadTimeDays: z.number().int().min(0).max(365),
    monthlyCapacityThousandths: thousandths.nullable().default(null),
    seasonMonths: z.array(z.number().int().min(1).max(12)).max(12).default([]),
    packaging: inLanguages(line(400)).default({}),
    shelfLifeDays: z.number().int().positive().max(36_500).nullable().default(null),
    heldCertificates: z
      .array(z.object({ scheme: line(80), expires: z.iso.date().optional() }))
      .max(12)
      .default([]),
    producerId: z.uuid().nullable().default(null),
    texts: inLanguages(productText).refine((texts) => Object.keys(texts).length > 0, { error: 'no-text' }),
    prices: z
      .array(
        z.object({
          currency: z.string().regex(/^[A-Z]{3}$/),
          tiers: z.array(z.object({ fromThousandths: thousandths, unitMinor: z.number().int() })).max(12),
        }),
      )
      .min(1)
      .max(8),
  })
  .superRefine((facts, context) => {
    if (isUnit(facts.unit) && !isQuantityOf(facts.unit, facts.minimumThousandths)) {
      context.addIssue({ code: 'custom', path: ['minimumThousandths'], message: 'quantity-not-of-unit' });
    }
    facts.prices.forEach((price, at) => {
      const problem = tierProblem(facts.minimumThousandths, price.tiers);
      if (problem) context.addIssue({ code: 'custom', path: ['prices', at, 'tiers'], message: problem });
    });
  });

export type ProductFacts = z.infer<typeof productFacts>;
/** As a form or a loader gives it, before defaults. */
export type ProductFactsInput = z.input<typeof productFacts>;
