import type { ProductFacts } from './product-facts';

/** What a version written before a fact existed says about it: nothing. */
const unsaid = {
  scientificName: null,
  package: null,
  sample: null,
  harvest: null,
  plots: [],
  variants: [],
  stockThousandths: null,
} as const;

/** The facts of a stored version. We wrote it from facts that had been checked, so it is taken as it stands. */
export function factsOfSnapshot(snapshot: Readonly<Record<string, unknown>>): ProductFacts {
  const isWhole = Object.keys(unsaid).every((fact) => fact in snapshot);
  return (isWhole ? snapshot : { ...unsaid, ...snapshot }) as unknown as ProductFacts;
}
