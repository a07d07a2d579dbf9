/** Where a list of goods goes on. */
export interface SearchCursor {
  /** only goods up to this serial number are looked at, so that what is published meanwhile moves nothing */
  readonly from: string;
  /** the last shown: what it is sorted by, and its serial number; null at the beginning of what lies below `from` */
  readonly last: { readonly key: string; readonly serial: string } | null;
}

export function writeCursor({ from, last }: SearchCursor): string {
  return last ? `${from}_${last.key}_${last.serial}` : from;
}

/** Null for a cursor that nobody could have got from us: the list then begins at its beginning. */
export function readCursor(text: string | undefined): SearchCursor | null {
  const parts = /^(\d{1,18})(?:_(\d{1,18}(?:\.\d{1,20})?(?:e[+-]\d{1,2})?)_(\d{1,18}))?$/.exec(text ?? '');
  if (!parts?.[1]) return null;
  return { from: parts[1], last: parts[2] && parts[3] ? { key: parts[2], serial: parts[3] } : null };
}
