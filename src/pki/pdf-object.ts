/**
 * The values of ISO 32000-2 §7.3, with the byte positions they were read from (isomorphic).
 * Positions matter here: a signature's ByteRange is compared with where its Contents really lies.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream;

export interface PdfName {
  readonly kind: 'name';
  readonly value: string;
}
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  /** Written as `<hex>` rather than `(literal)`. */
  readonly hex: boolean;
  /** First byte of the opening delimiter, and one past the closing one. */
  readonly start: number;
  readonly end: number;
}
export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}
export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}
export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** As stored: still behind its filters. */
  readonly data: Uint8Array;
}

/** Why a PDF was not read. Every reason has a test; the verification report passes it on. */
export const pdfReasons = [
  'pdf-header-missing',
  'pdf-too-large',
  'pdf-syntax',
  'pdf-too-deep',
  'pdf-too-many-objects',
  'pdf-duplicate-key',
  'pdf-end-marker',
  'pdf-cross-reference',
  'pdf-cross-reference-loop',
  'pdf-hybrid-cross-reference',
  'pdf-encrypted',
  'pdf-object-missing',
  'pdf-stream-length',
  'pdf-filter',
  'pdf-inflate',
  'pdf-catalog',
  'pdf-form',
  'pdf-attachment',
  'pdf-evidence',
] as const;

export type PdfReason = (typeof pdfReasons)[number];

/** Thrown while reading; the entry points of this room turn it into a verdict. */
export class PdfError extends Error {
  constructor(
    readonly reason: PdfReason,
    message: string,
  ) {
    super(message);
    this.name = 'PdfError';
  }
}

/** Work bounds. Beyond them a file is refused, not read slowly. */
export const pdfLimits = {
  fileBytes: 32 * 1024 * 1024,
  depth: 24,
  itemsPerContainer: 20_000,
  /** Listed by all cross-references together. */
  objects: 10_000,
  revisions: 64,
  /** Of all that is read for a verification, each once: names, numbers, strings, references, arrays, dictionaries. */
  values: 10_000,
  scannedBytes: 1024 * 1024,
  /** Out of filters, for the structure and the validation material; attachments are read only when asked for. */
  decodedBytes: 256 * 1024,
  attachmentBytes: 4 * 1024 * 1024,
} as const;

const isKind = (value: PdfValue | undefined, kind: string) =>
  typeof value === 'object' && value !== null && value.kind === kind;

export const isName = (value: PdfValue | undefined): value is PdfName => isKind(value, 'name');
export const isString = (value: PdfValue | undefined): value is PdfString => isKind(value, 'string');
export const isRef = (value: PdfValue | undefined): value is PdfRef => isKind(value, 'ref');
export const isArray = (value: PdfValue | undefined): value is PdfArray => isKind(value, 'array');
export const isDict = (value: PdfValue | undefined): value is PdfDict => isKind(value, 'dict');
export const isStream = (value: PdfValue | undefined): value is PdfStream => isKind(value, 'stream');
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  isName(value) ? value.value : undefined;

export const name = (value: string): PdfName => ({ kind: 'name', value });
export const ref = (number: number, generation = 0): PdfRef => ({ kind: 'ref', number, generation });
export const array = (items: readonly PdfValue[]): PdfArray => ({ kind: 'array', items });
export const dict = (entries: Record<string, PdfValue | undefined>): PdfDict => ({
  kind: 'dict',
  entries: new Map(
    Object.entries(entries).filter((entry): entry is [string, PdfValue] => entry[1] !== undefined),
  ),
});
/** A copy of a dictionary with some entries set. */
export const withEntries = (base: PdfDict, entries: Record<string, PdfValue>): PdfDict => ({
  kind: 'dict',
  entries: new Map([...base.entries, ...Object.entries(entries)]),
});
