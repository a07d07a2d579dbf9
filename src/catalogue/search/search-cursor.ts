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

export function writeCursor({ from, last, lowest }: SearchCursor): string {
  if (!last) return from;
  return `${from}${lowest === null ? '' : `-${lowest}`}_${last.key}_${last.serial}`;
}

/** Null for a cursor that nobody could have got from us: the list then begins at its beginning. */
export function readCursor(text: string | undefined): SearchCursor | null {
  const parts =
    /^(\d{1,18})(?:(?:-(\d{1,18}))?_(\d{1,18}(?:\.\d{1,20})?(?:e[+-]\d{1,2})?)_(\d{1,18}))?$/.exec(
      text ?? '',
    );
  const [, from, lowest = null, key, serial] = parts ?? [];
  return from ? { from, last: key && serial ? { key, serial } : null, lowest } : null;
}
