import type { ReadingName } from './readings-of';

/** Where a list of goods goes on. */
export interface SearchCursor {
  /** only goods up to this serial number are looked at, so that what is published meanwhile moves nothing */
  readonly from: string;
  /** the last shown: what it is sorted by, and its serial number; null at the beginning of what lies below `from` */
  readonly last: { readonly key: string; readonly serial: string } | null;
  /**
   * how far back was looked when the first of these were shown: the rest of them is sorted among the same, whatever has
   * been taken off sale meanwhile; null where all goods there are stand in one order
   */
  readonly lowest: string | null;
}

/** Of what a list is a list: of one reading of the words, or of all goods where there are none. */
export type ListName = ReadingName | 'list';

const letters: Readonly<Record<ListName, string>> = {
  list: 'l',
  typed: 't',
  origin: 'o',
  corrected: 'c',
  any: 'a',
};

/** As it stands in an address, with the list that it goes on with, whatever has come to match other readings since. */
export function writeCursor({ from, last, lowest }: SearchCursor, list: ListName): string {
  const looked = lowest === null ? from : `${from}-${lowest}`;
  return letters[list] + (last ? `${looked}_${last.key}_${last.serial}` : from);
}

/** Null for a cursor that nobody could have got from us: the list then begins at its beginning. */
export function readCursor(
  text: string | undefined,
): { readonly cursor: SearchCursor; readonly list: ListName } | null {
  const [, letter, from, lowest = null, key, serial] = form.exec(text ?? '') ?? [];
  const list = (Object.keys(letters) as ListName[]).find((name) => letters[name] === letter);
  if (!list || !from) return null;
  return { list, cursor: { from, last: key && serial ? { key, serial } : null, lowest } };
}

const form =
  /^([ltoca])(\d{1,18})(?:(?:-(\d{1,18}))?_(\d{1,18}(?:\.\d{1,20})?(?:e[+-]\d{1,2})?)_(\d{1,18}))?$/;
