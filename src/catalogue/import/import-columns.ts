import { type Locale, locales } from '@/i18n/locales';
import { plainWord } from '@/members/csv-rows';
import { isCurrency } from '@/trade/currency';
import { columnHeadings, plainColumns, wordColumns } from './column-headings';

type PlainColumn = (typeof plainColumns)[number];
type WordColumn = (typeof wordColumns)[number];

/** What a column of a file says about goods: one fact, a fact in one language ("name.fr"), prices in one currency. */
export type ImportColumn = PlainColumn | `${WordColumn}.${Locale}` | `price.${string}`;

/** The columns of a market's template, in order: its languages and its currencies. */
export function columnsFor(
  languages: readonly string[],
  currencies: readonly string[],
): readonly ImportColumn[] {
  const known = locales.filter((locale) => languages.includes(locale));
  const at = plainColumns.indexOf('incoterm');
  return [
    'code',
    ...known.flatMap((locale) => [`name.${locale}`, `description.${locale}`] as const),
    ...plainColumns.slice(1, at),
    ...currencies.map((currency) => `price.${currency}` as const),
    ...plainColumns.slice(at),
    ...known.flatMap(
      (locale) => [`packaging.${locale}`, `sampleTerms.${locale}`, `translation.${locale}`] as const,
    ),
  ];
}

export function isImportColumn(text: string): text is ImportColumn {
  const [name = '', of = '', more] = text.split('.');
  if (more !== undefined) return false;
  if (name === 'price') return isCurrency(of);
  if ((wordColumns as readonly string[]).includes(name)) return (locales as readonly string[]).includes(of);
  return of === '' && !text.includes('.') && (plainColumns as readonly string[]).includes(name);
}

/** "Name (fr)", "Price (EUR)", "HS code": the heading of a column in the reader's language. */
export function headingOf(column: ImportColumn, language: Locale): string {
  const [name, of] = column.split('.');
  const words = columnHeadings[name as keyof typeof columnHeadings][language];
  return of ? `${words} (${of})` : words;
}

/** The name a column's expectation has among the messages: "name.fr" and "name.en" share one. */
export function kindOf(column: ImportColumn): string {
  return column.split('.')[0] ?? column;
}

/** The column a heading names, in any of our languages, with or without brackets; null when it names none. */
export function columnOfHeading(heading: string): ImportColumn | null {
  const plain = plainWord(heading)
    .replace(/[()[\]_.:-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return byHeading.get(plain) ?? withLastWord(plain);
}

/** "name fr", "price eur": a heading and, behind it, a language or a currency. */
function withLastWord(plain: string): ImportColumn | null {
  const found = /^(.+) (\w{2,3})$/.exec(plain);
  const kind = found && kinds.get(found[1]!);
  if (!kind) return null;
  const of = found[2]!;
  const column = `${kind}.${kind === 'price' ? of.toUpperCase() : of}`;
  return isImportColumn(column) ? column : null;
}

const spoken = (name: string) =>
  plainWord(name)
    .replace(/[()[\]_.:-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const kinds: ReadonlyMap<string, string> = new Map(
  ['price', ...wordColumns].flatMap((kind) =>
    [kind, ...Object.values(columnHeadings[kind as keyof typeof columnHeadings])].map(
      (name) => [spoken(name), kind] as const,
    ),
  ),
);

const byHeading: ReadonlyMap<string, ImportColumn> = new Map(
  plainColumns.flatMap((column) =>
    [column, ...(aliases()[column] ?? []), ...Object.values(columnHeadings[column])].map(
      (name) => [spoken(name), column] as const,
    ),
  ),
);

/** What shops' own exports call these columns. */
function aliases(): Readonly<Partial<Record<PlainColumn, readonly string[]>>> {
  return {
    code: ['sku', 'item code', 'reference', 'référence', 'referencia', 'referência', 'article'],
    hsCode: ['hs', 'code sh', 'sh', 'código sa', 'tariff code'],
    minimum: ['moq', 'minimum', 'mínimo'],
    originCountry: ['origin', 'origine', 'origen', 'origem'],
    leadTimeDays: ['lead time', 'délai', 'plazo', 'prazo'],
  };
}
