import { plainLineEnds } from './plain-line-ends';
import type { ProductFacts } from './product-facts';

/** One fact that two versions of goods say differently; null where a version says nothing about it. */
export interface Change {
  readonly fact: keyof ProductFacts;
  /** which of several: a language, a currency, a variant's code, a plot's name */
  readonly of: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a later version says that an earlier one did not, fact by fact, in the order of the form. */
export function changesBetween(before: ProductFacts, after: ProductFacts): Change[] {
  return everyFact.flatMap((fact) => changesOf(fact, before, after));
}

/** Which facts those are. */
export function changedFacts(before: ProductFacts, after: ProductFacts): Set<keyof ProductFacts> {
  return new Set(everyFact.filter((fact) => changesOf(fact, before, after).length > 0));
}

/** Does a later version say anything that the chamber would look at? */
export function saysNewsToChamber(before: ProductFacts, after: ProductFacts): boolean {
  return everyFact.some((fact) => changesOf(fact, before, after).some(concernsChamber));
}

const none: Change[] = [];

function changesOf(fact: keyof ProductFacts, before: ProductFacts, after: ProductFacts): Change[] {
  if (isSame(before[fact], after[fact])) return none;
  if (parts[fact] === null)
    return [{ fact, of: null, before: before[fact] ?? null, after: after[fact] ?? null }];
  const [was, is] = [partsOf(before, fact), partsOf(after, fact)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names
    .filter((name) => !isSame(was.get(name), is.get(name)))
    .map((name) => ({
      fact,
      of: name === '' ? null : name,
      before: was.get(name) ?? null,
      after: is.get(name) ?? null,
    }));
}

/** Does `said`, which nobody has checked yet, say every fact as `facts` does? Stops at the first that differs. */
export function saysTheSame(facts: ProductFacts, said: Readonly<Record<string, unknown>>): boolean {
  return everyFact.every((fact) => isSame(facts[fact], said[fact]));
}

/** Every fact that is said, taken apart as changes are, in the order of the form. */
export function piecesOf(
  facts: ProductFacts,
): { readonly fact: keyof ProductFacts; readonly of: string | null; readonly value: unknown }[] {
  return everyFact.flatMap((fact) =>
    [...partsOf(facts, fact)]
      .filter(([, value]) => !isSame(value, null))
      .map(([name, value]) => ({ fact, of: name === '' ? null : name, value })),
  );
}

/**
 * What a seller may change without asking the chamber again: commercial terms. What the goods are, where they come from
 * and what is promised about them is what the chamber looked at.
 */
export function concernsChamber(change: Change): boolean {
  if (change.fact !== 'variants') return !commercial.has(change.fact);
  const [before, after] = [change.before, change.after] as ({ readonly options: unknown } | null)[];
  return !isSame(before?.options, after?.options);
}

const commercial: ReadonlySet<keyof ProductFacts> = new Set<keyof ProductFacts>([
  'prices',
  'minimumThousandths',
  'incoterm',
  'incotermPlace',
  'leadTimeDays',
  'monthlyCapacityThousandths',
  'stockThousandths',
  'seasonMonths',
  'sample',
]);

/** By what the parts of a fact are told apart; null for a fact in one piece. Every fact has its line, in the form's order. */
const parts: {
  readonly [Fact in keyof ProductFacts]: ((facts: ProductFacts) => [string, unknown][]) | null;
} = {
  texts: ({ texts }) => Object.entries(texts),
  category: null,
  artwork: null,
  producerId: null,
  hsCode: null,
  hsEdition: null,
  originCountry: null,
  originRegion: null,
  scientificName: null,
  unit: null,
  minimumThousandths: null,
  prices: ({ prices }) => prices.map(({ currency, tiers }) => [currency, tiers]),
  variants: ({ variants }) => variants.map((variant) => [variant.code, variant]),
  incoterm: null,
  incotermPlace: null,
  leadTimeDays: null,
  monthlyCapacityThousandths: null,
  stockThousandths: null,
  seasonMonths: null,
  packaging: ({ packaging }) => Object.entries(packaging),
  package: null,
  shelfLifeDays: null,
  sample: null,
  heldCertificates: null,
  harvest: null,
  plots: ({ plots }) => plots.map((plot) => [plot.name, plot]),
};

const everyFact = Object.keys(parts) as (keyof ProductFacts)[];

function partsOf(facts: ProductFacts, fact: keyof ProductFacts): Map<string, unknown> {
  return new Map(parts[fact]?.(facts) ?? [['', facts[fact]]]);
}

/**
 * By value, whatever the order of an object's keys and however lines end in a text; nothing, null and an empty list or
 * object say the same.
 */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return plainLineEnds(a) === plainLineEnds(b);
  if (!isObject(a) || !isObject(b)) return isNothing(a) && isNothing(b);
  if (Array.isArray(a) !== Array.isArray(b)) return isNothing(a) && isNothing(b);
  if (Array.isArray(a)) return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  // for … in: a file of goods asks this some million times, and lists of keys would be made for each
  for (const key in a) if (!isSame(a[key], b[key])) return false;
  for (const key in b) if (!(key in a) && !isNothing(b[key])) return false;
  return true;
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (!isObject(value)) return false;
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isNothing);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
