import type { PdfBudget } from './pdf-budget';
import { readObjectAt } from './pdf-indirect-object';
import { PdfLexer } from './pdf-lexer';
import { isArray, isDict, nameOf, type PdfDict, PdfError, type PdfStream, pdfLimits } from './pdf-object';
import { decodeWithin } from './pdf-stream';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'compressed'; readonly container: number; readonly index: number };

/** One cross-reference section (ISO 32000-2 §7.5.4, §7.5.8) and the end marker that follows it. */
export interface XrefSection {
  readonly form: 'table' | 'stream';
  readonly offset: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  readonly previous: number | undefined;
  /** For a stream: its own object number. */
  readonly number: number | undefined;
  /** The number after `startxref` behind this section. */
  readonly startxref: number;
  /** One past `%%EOF`, and one past the line end that may follow it. */
  readonly markerEnd: number;
  readonly end: number;
}

/** Reads the section at `offset` strictly. Throws {@link PdfError}. */
export function readXrefSection(bytes: Uint8Array, offset: number, budget: PdfBudget): XrefSection {
  const lexer = new PdfLexer(bytes, offset, budget);
  return lexer.tryKeyword('xref') ? readTable(lexer, offset) : readXrefStream(bytes, offset, budget);
}

function readTable(lexer: PdfLexer, offset: number): XrefSection {
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    lexer.skipSpace();
    if (lexer.tryKeyword('trailer')) break;
    const first = lexer.unsigned();
    const count = lexer.unsigned();
    for (let number = first; number < first + count; number++) add(entries, number, tableEntry(lexer));
  }
  const trailer = lexer.value();
  if (!isDict(trailer)) throw new PdfError('pdf-cross-reference', 'the trailer is not a dictionary');
  if (trailer.entries.has('XRefStm')) {
    throw new PdfError('pdf-hybrid-cross-reference', 'two readers could see two different documents');
  }
  return { form: 'table', offset, entries, trailer, number: undefined, ...common(lexer, trailer) };
}

function tableEntry(lexer: PdfLexer): XrefEntry {
  const offset = lexer.unsigned();
  const generation = lexer.unsigned();
  lexer.skipSpace();
  if (lexer.tryKeyword('n')) return { kind: 'plain', offset, generation };
  if (lexer.tryKeyword('f')) return { kind: 'free' };
  throw new PdfError('pdf-cross-reference', 'an entry is neither in use nor free');
}

function readXrefStream(bytes: Uint8Array, offset: number, budget: PdfBudget): XrefSection {
  const { number, value, end } = readObjectAt(bytes, offset, budget);
  if (
    typeof value !== 'object' ||
    value?.kind !== 'stream' ||
    nameOf(value.dict.entries.get('Type')) !== 'XRef'
  ) {
    throw new PdfError('pdf-cross-reference', 'startxref does not point to a cross-reference');
  }
  const entries = streamEntries(value, budget);
  return {
    form: 'stream',
    offset,
    entries,
    trailer: value.dict,
    number,
    ...common(new PdfLexer(bytes, end, budget), value.dict),
  };
}

function streamEntries(stream: PdfStream, budget: PdfBudget): Map<number, XrefEntry> {
  const [typeWidth, firstWidth, secondWidth] = integers(stream.dict, 'W', 3);
  const size = stream.dict.entries.get('Size');
  const index = stream.dict.entries.has('Index')
    ? integers(stream.dict, 'Index')
    : [0, typeof size === 'number' ? size : 0];
  if (typeWidth! > 1 || firstWidth! > 6 || secondWidth! > 4)
    throw new PdfError('pdf-cross-reference', 'fields too wide');
  const data = decodeWithin(stream, budget);
  const width = typeWidth! + firstWidth! + secondWidth!;
  const total = index.filter((_, i) => i % 2 === 1).reduce((sum, count) => sum + count, 0);
  if (width === 0 || index.length % 2 !== 0 || total * width !== data.length) {
    throw new PdfError('pdf-cross-reference', 'the stream does not hold what its dictionary says');
  }
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  const field = (bytes: number) => {
    let value = 0;
    for (const stop = at + bytes; at < stop; at++) value = value * 256 + data[at]!;
    return value;
  };
  for (let i = 0; i < index.length; i += 2) {
    for (let n = 0; n < index[i + 1]!; n++) {
      const type = typeWidth ? field(typeWidth) : 1;
      add(entries, index[i]! + n, entryOfType(type, field(firstWidth!), field(secondWidth!)));
    }
  }
  return entries;
}

function entryOfType(type: number, first: number, second: number): XrefEntry {
  if (type === 0) return { kind: 'free' };
  if (type === 1) return { kind: 'plain', offset: first, generation: second };
  if (type === 2) return { kind: 'compressed', container: first, index: second };
  throw new PdfError('pdf-cross-reference', 'unknown entry type');
}

function add(entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void {
  if (number > 8_388_607 || entries.size >= pdfLimits.objects)
    throw new PdfError('pdf-too-many-objects', 'too many objects');
  if (entries.has(number))
    throw new PdfError('pdf-cross-reference', `object ${number} is listed twice in one section`);
  entries.set(number, entry);
}

function common(lexer: PdfLexer, trailer: PdfDict) {
  if (trailer.entries.has('Encrypt')) throw new PdfError('pdf-encrypted', 'the document is encrypted');
  const previous = trailer.entries.get('Prev');
  if (
    previous !== undefined &&
    (typeof previous !== 'number' || !Number.isInteger(previous) || previous < 0)
  ) {
    throw new PdfError('pdf-cross-reference', 'malformed /Prev');
  }
  lexer.keyword('startxref');
  const startxref = lexer.unsigned();
  const markerEnd = afterEndMarker(lexer);
  return { previous, startxref, markerEnd, end: afterLineEnd(lexer.bytes, markerEnd) };
}

function afterEndMarker(lexer: PdfLexer): number {
  while (lexer.bytes[lexer.position] === 32) lexer.position++;
  lexer.position = afterLineEnd(lexer.bytes, lexer.position);
  for (const c of '%%EOF') {
    if (lexer.bytes[lexer.position++] !== c.charCodeAt(0))
      throw new PdfError('pdf-end-marker', 'no %%EOF after startxref');
  }
  return lexer.position;
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1;
  return bytes[at] === 10 ? at + 1 : at;
}

function integers(dict: PdfDict, key: string, count?: number): number[] {
  const value = dict.entries.get(key);
  const items = isArray(value) ? value.items : [];
  const whole = items.filter(
    (item): item is number => typeof item === 'number' && Number.isInteger(item) && item >= 0,
  );
  if (whole.length !== items.length || (count !== undefined && whole.length !== count)) {
    throw new PdfError('pdf-cross-reference', `malformed /${key}`);
  }
  return whole;
}
