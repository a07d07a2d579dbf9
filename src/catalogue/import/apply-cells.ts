import { messagesOf } from '@/i18n/catalogue';
import { locales } from '@/i18n/locales';
import { plainWord } from '@/members/csv-rows';
import { countryOf } from '@/members/import/import-words';
import { isCurrency } from '@/trade/currency';
import { readHsCode } from '@/trade/typed-hs-code';
import { categories } from '../category';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportFrame } from './import-frame';
import { readAmount, readDay, readQuantity, readWhole } from './numbers';
import { readCertificates, readMonths, readPlots, readTiers, readVariants } from './read-lists';
import { unitOf } from './unit-of';

/** Facts on their way to be checked: nothing of them is certain. */
export type Draft = Record<string, unknown>;
type CellFault = Pick<ImportFault, 'code' | 'column'>;

/** Puts what the cells say into a draft. What a check of the whole cannot see is a fault already. */
export function applyCells(
  cells: ReadonlyMap<ImportColumn, string>,
  draft: Draft,
  frame: ImportFrame,
): { readonly input: Draft; readonly faults: CellFault[] } {
  const faults: CellFault[] = [];
  const input = { ...draft };
  const has = (...columns: ImportColumn[]) => columns.some((column) => cells.has(column));
  const said = (column: ImportColumn) => cells.get(column) ?? '';
  for (const [column, fact, read] of single) if (has(column)) input[fact] = read(said(column));
  applyProducer();
  applyLists();
  applyTexts();
  input.packaging = wordsIn('packaging', input.packaging as object);
  input.prices = prices();
  input.package = packed();
  input.sample = sample();
  if (has('harvestedFrom', 'harvestedUntil')) input.harvest = harvest();
  return { input, faults };

  function applyProducer() {
    if (!has('producer')) return;
    const named = said('producer');
    const id = named === '' ? null : (frame.producers.get(named) ?? frame.producers.get(plainWord(named)));
    if (id === undefined) faults.push({ column: 'producer', code: 'producer-unknown' });
    input.producerId = id ?? null;
  }

  function applyLists() {
    const list = (column: ImportColumn, fact: string, read: (cell: string) => unknown) => {
      if (!has(column)) return;
      const items = read(said(column));
      if (Array.isArray(items)) input[fact] = items;
      else
        faults.push({
          column,
          code: typeof items === 'string' ? (items as CellFault['code']) : 'unreadable',
        });
    };
    list('certificates', 'heldCertificates', readCertificates);
    list('variants', 'variants', readVariants);
    list('plots', 'plots', readPlots);
  }

  /** A language without a name and a description is not spoken; the first that is spoken is the seller's own. */
  function applyTexts() {
    const before = (draft.texts ?? {}) as Record<string, Record<string, string> | undefined>;
    const texts: Record<string, Record<string, string>> = {};
    for (const locale of [...new Set([...frame.languages, ...locales])] as (typeof locales)[number][]) {
      const [name, description, translation] = (['name', 'description', 'translation'] as const).map(
        (part) => (has(`${part}.${locale}`) ? said(`${part}.${locale}`) : (before[locale]?.[part] ?? '')),
      ) as [string, string, string];
      if (name || description) texts[locale] = { name, description, translation };
    }
    const isSaid = Object.values(texts).some(({ translation }) => translation === 'original');
    for (const [at, text] of Object.values(texts).entries())
      text.translation ||= at === 0 && !isSaid ? 'original' : 'human';
    input.texts = texts;
  }

  function wordsIn(kind: 'packaging' | 'sampleTerms', before: object): object {
    const words: Record<string, string> = { ...before };
    for (const locale of locales) {
      if (!has(`${kind}.${locale}`)) continue;
      const word = said(`${kind}.${locale}`);
      if (word) words[locale] = word;
      else delete words[locale];
    }
    return words;
  }

  function prices(): object[] {
    const kept = (draft.prices ?? []) as { currency: string }[];
    const columns = [...cells.keys()].filter((column) => column.startsWith('price.'));
    const minimum = input.minimumThousandths as number;
    return [
      ...kept.filter(({ currency }) => !columns.includes(`price.${currency}`)),
      ...columns
        .filter((column) => said(column) !== '')
        .map((column) => {
          const currency = column.slice('price.'.length);
          return { currency, tiers: readTiers(said(column), currency, minimum) };
        }),
    ];
  }

  function packed(): unknown {
    const columns = ['packageQuantity', 'packageNet', 'packageGross'] as const;
    if (!has(...columns)) return input.package ?? null;
    const before = (draft.package ?? {}) as Record<string, number>;
    const part = (column: ImportColumn, fact: string) =>
      has(column) ? quantityOrNull(said(column)) : (before[fact] ?? null);
    const [thousandths, netGrams, grossGrams] = [
      part('packageQuantity', 'thousandths'),
      part('packageNet', 'netGrams'),
      part('packageGross', 'grossGrams'),
    ];
    if (thousandths === null && netGrams === null && grossGrams === null) return null;
    return { thousandths, netGrams, grossGrams };
  }

  function sample(): unknown {
    const before = (draft.sample ?? null) as {
      thousandths: number;
      currency: string;
      minor: number;
      terms: object;
    } | null;
    const terms = wordsIn('sampleTerms', before?.terms ?? {});
    if (!has('sampleQuantity', 'samplePrice', 'sampleCurrency')) return before && { ...before, terms };
    const thousandths = has('sampleQuantity')
      ? quantityOrNull(said('sampleQuantity'))
      : (before?.thousandths ?? null);
    const currency = said('sampleCurrency') || before?.currency || frame.currencies[0] || 'EUR';
    const price = said('samplePrice');
    if (thousandths === null && price === '' && Object.keys(terms).length === 0) return null;
    const minor = !has('samplePrice')
      ? (before?.minor ?? 0)
      : price === ''
        ? 0
        : isCurrency(currency)
          ? readAmount(currency, price)
          : 0;
    return { thousandths, currency, minor, terms };
  }

  function harvest(): unknown {
    const before = (draft.harvest ?? {}) as { from?: string; until?: string };
    const from = has('harvestedFrom') ? readDay(said('harvestedFrom')) : (before.from ?? '');
    const until = has('harvestedUntil') ? readDay(said('harvestedUntil')) : (before.until ?? '');
    return from || until ? { from: from || until, until: until || from } : null;
  }
}

const quantityOrNull = (text: string) => (text === '' ? null : readQuantity(text));
const textOrNull = (text: string) => text || null;

/** Facts of one column each. */
const single: readonly (readonly [ImportColumn, string, (text: string) => unknown])[] = [
  ['category', 'category', categoryOf],
  ['artwork', 'artwork', (text) => text || 'none'],
  ['hsCode', 'hsCode', readHsCode],
  ['originCountry', 'originCountry', (text) => countryOf(text) ?? text],
  ['originRegion', 'originRegion', textOrNull],
  ['scientificName', 'scientificName', textOrNull],
  ['unit', 'unit', unitOf],
  ['minimum', 'minimumThousandths', readQuantity],
  ['incoterm', 'incoterm', (text) => text.toUpperCase()],
  ['incotermPlace', 'incotermPlace', (text) => text],
  ['leadTimeDays', 'leadTimeDays', readWhole],
  ['monthlyCapacity', 'monthlyCapacityThousandths', quantityOrNull],
  ['stock', 'stockThousandths', quantityOrNull],
  ['season', 'seasonMonths', readMonths],
  ['shelfLifeDays', 'shelfLifeDays', (text) => (text === '' ? null : readWhole(text))],
];

let rememberedCategories: ReadonlyMap<string, string> | undefined;

/** A category by its key, or by its name in any of our languages. */
function categoryOf(text: string): string {
  rememberedCategories ??= new Map(
    categories.flatMap((key) => [
      [key, key] as const,
      ...locales.map((locale) => {
        const names = messagesOf(locale).categories as Readonly<Record<string, string>>;
        return [plainWord(names[key] ?? key), key] as const;
      }),
    ]),
  );
  return rememberedCategories.get(plainWord(text)) ?? text;
}
