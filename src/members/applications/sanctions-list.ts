import Papa from 'papaparse';
import { ok, type Result, refuse } from '@/trade/result';

/** Whom the operator must not admit unseen: countries as a whole, and names wherever they are. */
export interface SanctionsList {
  readonly countries: ReadonlySet<string>;
  readonly names: readonly ListedName[];
  /** the same by their first significant word, so that many names are looked up quickly */
  readonly byFirstWord: ReadonlyMap<string, readonly ListedName[]>;
}

interface ListedName {
  readonly listed: string;
  readonly words: readonly string[];
}

/**
 * Reads the operator's file: CSV with the columns country,name. A line without a name bars its country; a line with a
 * name lists it. Refused whole, with the line, when a line says neither: a list half read would be worse than none.
 */
export function parseSanctions(text: string): Result<SanctionsList, 'sanctions-malformed'> {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [head, ...rows] = data;
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken) return refuse('sanctions-malformed', { line: (broken.row ?? 0) + 1 });
  const headings = head?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [countryAt, nameAt] = [headings.indexOf('country'), headings.indexOf('name')];
  if (countryAt < 0 || nameAt < 0) return refuse('sanctions-malformed', { line: 1 });
  const countries = new Set<string>();
  const names: ListedName[] = [];
  for (const [at, row] of rows.entries()) {
    const country = (row[countryAt] ?? '').trim().toUpperCase();
    const name = (row[nameAt] ?? '').trim();
    const words = significantWords(name);
    if (!/^([A-Z]{2})?$/.test(country) || (country === '' && words.length === 0))
      return refuse('sanctions-malformed', { line: at + 2 });
    if (words.length > 0) names.push({ listed: name, words });
    else countries.add(country);
  }
  return ok({ countries, names, byFirstWord: byFirstWord(names) });
}

function byFirstWord(names: readonly ListedName[]): Map<string, ListedName[]> {
  const found = new Map<string, ListedName[]>();
  for (const name of names) {
    const word = name.words[0] ?? '';
    const others = found.get(word);
    if (others) others.push(name);
    else found.set(word, [name]);
  }
  return found;
}

/** The listed name that a name resembles: every significant word of it occurs, in whatever order. */
export function listedName(list: SanctionsList, name: string): string | null {
  const words = new Set(significantWords(name));
  for (const word of words) {
    const found = list.byFirstWord.get(word)?.find((entry) => entry.words.every((each) => words.has(each)));
    if (found) return found.listed;
  }
  return null;
}

const legalForms = new Set(
  'sa sarl sas suarl sarlu snc gie scoops coop ca ltd limited llc inc plc gmbh ag co company cie and et de des du la le les the of'.split(
    ' ',
  ),
);

function significantWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !legalForms.has(word));
  return telling.length > 0 ? telling : words;
}
