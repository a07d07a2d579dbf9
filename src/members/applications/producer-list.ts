import { isFormula, plainWord } from '../csv-rows';
import { hasHiddenCharacters } from './hidden-characters';

/** One of a cooperative's people, as its list names her or him. */
export interface ListedProducer {
  readonly name: string;
  readonly place: string;
  readonly isWoman: boolean;
  readonly story: string | null;
}

export const producerColumns = ['name', 'place', 'woman', 'story'] as const;
export type ProducerColumn = (typeof producerColumns)[number];
export const requiredColumns: readonly ProducerColumn[] = ['name', 'place', 'woman'];

/** Something wrong at one place of the file; explained in the namespace `apply`, under `producers.fault`. */
export interface ProducerFault {
  /** counted from 1 as a text editor counts; null when it is the file as a whole */
  readonly line: number | null;
  /** the heading as the file writes it, or our name of the column */
  readonly column: string | null;
  readonly code: ProducerFaultCode;
  readonly detail?: Readonly<Record<string, string | number>>;
}
export type ProducerFaultCode =
  | 'nothing-listed'
  | 'too-many-rows'
  | 'quotes-broken'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'too-many-cells'
  | 'cell-missing'
  | 'cell-too-long'
  | 'cell-formula'
  | 'cell-hidden'
  | 'cell-garbled'
  | 'yes-or-no'
  | 'listed-twice';

const longest: Readonly<Record<ProducerColumn, number>> = { name: 120, place: 120, woman: 10, story: 1000 };

/** What is wrong with one cell, if anything. */
export function cellFault(
  column: ProducerColumn,
  cell: string,
): Pick<ProducerFault, 'code' | 'detail'> | null {
  if (isFormula(cell)) return { code: 'cell-formula' };
  const text = cell.trim();
  if (text === '') return requiredColumns.includes(column) ? { code: 'cell-missing' } : null;
  if (text.includes('\ufffd')) return { code: 'cell-garbled' };
  if (hasHiddenCharacters(column === 'story' ? text.replace(/\r?\n/g, ' ') : text))
    return { code: 'cell-hidden' };
  if (text.length > longest[column]) return { code: 'cell-too-long', detail: { most: longest[column] } };
  if (column === 'woman' && readYesOrNo(text) === null) return { code: 'yes-or-no' };
  return null;
}

const yes = ['yes', 'y', 'oui', 'o', 'si', 'sim', 's', '1', 'x', 'true', 'vrai', 'نعم'];
const no = ['no', 'n', 'non', 'nao', '0', 'false', 'faux', 'لا'];

/** "Oui", "sí", "x", "1" → true; "non", "0" → false; null for what is neither. */
export function readYesOrNo(text: string): boolean | null {
  const word = plainWord(text);
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : null;
}

const headings: Readonly<Record<ProducerColumn, readonly string[]>> = {
  name: ['name', 'nom', 'nom complet', 'nombre', 'nome', 'الاسم'],
  place: ['place', 'village', 'lieu', 'localite', 'lugar', 'localidade', 'المكان'],
  woman: ['woman', 'femme', 'mujer', 'mulher', 'امراة'],
  story: ['story', 'histoire', 'recit', 'historia', 'القصة'],
};

/** The column a heading names, in any of our languages; accents and capitals do not matter. */
export function columnOf(heading: string): ProducerColumn | null {
  const word = plainWord(heading);
  return producerColumns.find((column) => headings[column].includes(word)) ?? null;
}
