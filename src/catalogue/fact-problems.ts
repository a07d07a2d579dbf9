import type { z } from 'zod';
import { isQuantityOf, isUnit } from '@/trade/units';
import type {
  harvest,
  packageFacts,
  plotFacts,
  priceList,
  productText,
  sampleFacts,
  variantFacts,
} from './fact-shapes';
import { plotProblem } from './plot';
import { tierProblem } from './price';
import { variantsProblem } from './variant';

/** The facts that can contradict each other; `ProductFacts` has them all. */
interface Facts {
  readonly texts: Readonly<Record<string, z.infer<typeof productText>>>;
  readonly unit: string;
  readonly minimumThousandths: number;
  readonly stockThousandths: number | null;
  readonly prices: readonly z.infer<typeof priceList>[];
  readonly variants: readonly z.infer<typeof variantFacts>[];
  readonly package: z.infer<typeof packageFacts> | null;
  readonly sample: z.infer<typeof sampleFacts> | null;
  readonly harvest: z.infer<typeof harvest> | null;
  readonly plots: readonly z.infer<typeof plotFacts>[];
}

export interface FactProblem {
  readonly path: (string | number)[];
  readonly problem: string;
}

/** What single facts cannot know: which of them do not go together. Each problem names the fact it is shown beside. */
export function factProblems(facts: Facts): FactProblem[] {
  return [
    ...originalProblems(facts),
    ...quantityProblems(facts),
    ...priceProblems(facts),
    ...variantProblems(facts),
    ...weightProblems(facts),
    ...growthProblems(facts),
  ];
}

/** Exactly one text is the seller's own words; the others say whether a person or a machine put them into theirs. */
function originalProblems({ texts }: Facts): FactProblem[] {
  const originals = Object.entries(texts).filter(([, text]) => text.translation === 'original');
  if (originals.length === 1) return [];
  const [locale] = originals[1] ?? Object.entries(texts)[0] ?? [''];
  return [{ path: ['texts', locale, 'translation'], problem: 'one-original' }];
}

function quantityProblems(facts: Facts): FactProblem[] {
  const { unit, minimumThousandths, stockThousandths, package: packed, sample, variants } = facts;
  if (!isUnit(unit)) return [];
  const quantities: [FactProblem['path'], number | null | undefined][] = [
    [['minimumThousandths'], minimumThousandths],
    [['stockThousandths'], stockThousandths || null],
    [['package', 'thousandths'], packed?.thousandths],
    [['sample', 'thousandths'], sample?.thousandths],
    ...variants.flatMap((variant, at): [FactProblem['path'], number | null][] => [
      [['variants', at, 'minimumThousandths'], variant.minimumThousandths],
      [['variants', at, 'stockThousandths'], variant.stockThousandths || null],
    ]),
  ];
  return quantities.flatMap(([path, quantity]) =>
    quantity == null || isQuantityOf(unit, quantity) ? [] : [{ path, problem: 'quantity-not-of-unit' }],
  );
}

function priceProblems({ minimumThousandths, prices }: Facts): FactProblem[] {
  return prices.flatMap(({ currency, tiers }, at) => {
    const isTwice = prices.findIndex((price) => price.currency === currency) !== at;
    const problem = isTwice ? 'currency-twice' : tierProblem(minimumThousandths, tiers);
    return problem ? [{ path: ['prices', at, 'tiers'], problem }] : [];
  });
}

function variantProblems(facts: Facts): FactProblem[] {
  const found = variantsProblem(facts.variants, facts);
  const isCountedTwice = facts.variants.length > 0 && facts.stockThousandths !== null;
  return [
    ...(found ? [{ path: ['variants', found.at, variantField[found.problem]], problem: found.problem }] : []),
    ...(isCountedTwice ? [{ path: ['stockThousandths'], problem: 'stock-is-of-variants' }] : []),
  ];
}

const variantField = {
  'code-twice': 'code',
  'options-twice': 'options',
  'surcharge-leaves-no-price': 'surcharges',
  'minimum-below-that-of-goods': 'minimumThousandths',
} as const;

function weightProblems({ package: packed }: Facts): FactProblem[] {
  return packed && packed.grossGrams < packed.netGrams
    ? [{ path: ['package', 'grossGrams'], problem: 'gross-below-net' }]
    : [];
}

function growthProblems({ harvest, plots }: Facts): FactProblem[] {
  const ends = harvest && harvest.until < harvest.from;
  return [
    ...(ends ? [{ path: ['harvest', 'until'], problem: 'harvest-ends-before-it-begins' }] : []),
    ...plots.flatMap((plot, at) => {
      if (plots.findIndex(({ name }) => name === plot.name) !== at)
        return [{ path: ['plots', at, 'name'], problem: 'name-twice' }];
      const problem = plotProblem(plot);
      return problem ? [{ path: ['plots', at, 'points'], problem }] : [];
    }),
  ];
}
