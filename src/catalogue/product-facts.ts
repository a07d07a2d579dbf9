import { z } from 'zod';
import { isCountry } from '@/trade/countries';
import { hsEdition, isHsCode } from '@/trade/hs-code';
import { isIncoterm } from '@/trade/incoterms';
import { isUnit } from '@/trade/units';
import { isCategory } from './category';
import { factProblems } from './fact-problems';
import {
  harvest,
  heldCertificate,
  inLanguages,
  line,
  packageFacts,
  plotFacts,
  priceList,
  productText,
  sampleFacts,
  stock,
  thousandths,
  variantFacts,
} from './fact-shapes';

/**
 * What a seller writes down about goods on offer; `packaging` and texts are by language. Quantities are thousandths of
 * the unit, prices minor units. A draft may lack what a published product must have (see `publish-problems.ts`).
 */
export const productFacts = z
  .object({
    category: z.string().refine(isCategory),
    artwork: z.string().regex(/^[a-z0-9-]{1,60}$/),
    hsCode: z.string().refine(isHsCode),
    hsEdition: z.literal(hsEdition).default(hsEdition),
    originCountry: z.string().refine(isCountry),
    originRegion: line(100).nullable().default(null),
    scientificName: line(120).nullable().default(null),
    unit: z.string().refine(isUnit),
    minimumThousandths: thousandths,
    incoterm: z.string().refine(isIncoterm),
    incotermPlace: line(100),
    leadTimeDays: z.number().int().min(0).max(365),
    monthlyCapacityThousandths: thousandths.nullable().default(null),
    stockThousandths: stock,
    seasonMonths: z.array(z.number().int().min(1).max(12)).max(12).overwrite(inOrder).default([]),
    packaging: inLanguages(line(400)).default({}),
    package: packageFacts.nullable().default(null),
    shelfLifeDays: z.number().int().positive().max(36_500).nullable().default(null),
    sample: sampleFacts.nullable().default(null),
    heldCertificates: z.array(heldCertificate).max(12).default([]),
    producerId: z.uuid().nullable().default(null),
    harvest: harvest.nullable().default(null),
    plots: z.array(plotFacts).max(50).default([]),
    texts: inLanguages(productText).refine((texts) => Object.keys(texts).length > 0, { error: 'no-text' }),
    prices: z.array(priceList).min(1).max(8),
    variants: z.array(variantFacts).max(50).default([]),
  })
  .superRefine((facts, context) => {
    for (const { path, problem } of factProblems(facts))
      context.addIssue({ code: 'custom', path, message: problem });
  });

/** Each month once, so that a file and the form that say the same season are the same. */
function inOrder(months: number[]): number[] {
  return [...new Set(months)].sort((a, b) => a - b);
}

export type ProductFacts = z.infer<typeof productFacts>;
/** As a form or a loader gives it, before defaults. */
export type ProductFactsInput = z.input<typeof productFacts>;
