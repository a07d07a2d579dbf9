import type { PdfBudget } from './pdf-budget';
import { PdfLexer } from './pdf-lexer';
import { isDict, isRef, PdfError, type PdfRef, type PdfValue } from './pdf-object';

export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly start: number;
  /** One past `endobj`. */
  readonly end: number;
}

/**
 * Reads `n g obj … endobj` at exactly `offset` (ISO 32000-2 §7.3.10). A stream's length must be right:
 * `endstream` stands where /Length says. Throws {@link PdfError}.
 */
export function readObjectAt(
  bytes: Uint8Array,
  offset: number,
  budget: PdfBudget,
  resolveLength?: (reference: PdfRef) => PdfValue,
): IndirectObject {
  const lexer = new PdfLexer(bytes, offset, budget);
  const first = bytes[offset] ?? 0;
  if (first < 48 || first > 57) throw new PdfError('pdf-cross-reference', `no object at byte ${offset}`);
  const number = lexer.unsigned();
  const generation = lexer.unsigned();
  lexer.keyword('obj');
  let value = lexer.value();
  lexer.skipSpace();
  if (isDict(value) && lexer.tryKeyword('stream')) {
    const length = value.entries.get('Length');
    const bytesLong = isRef(length) ? resolveLength?.(length) : length;
    value = { kind: 'stream', dict: value, data: streamData(lexer, bytesLong) };
  }
  lexer.keyword('endobj');
  return { number, generation, value, start: offset, end: lexer.position };
}

function streamData(lexer: PdfLexer, length: PdfValue | undefined): Uint8Array {
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) {
    throw new PdfError('pdf-stream-length', 'a stream without a usable length');
  }
  const { bytes } = lexer;
  if (bytes[lexer.position] === 13) lexer.position++;
  if (bytes[lexer.position] !== 10) throw new PdfError('pdf-syntax', 'a line end must follow "stream"');
  const start = lexer.position + 1;
  if (start + length > lexer.limit) throw new PdfError('pdf-stream-length', 'a stream longer than the file');
  lexer.position = start + length;
  skipLineEnd(lexer);
  if (!lexer.tryKeyword('endstream'))
    throw new PdfError('pdf-stream-length', '"endstream" is not where /Length says');
  return bytes.subarray(start, start + length);
}

function skipLineEnd(lexer: PdfLexer): void {
  if (lexer.bytes[lexer.position] === 13) lexer.position++;
  if (lexer.bytes[lexer.position] === 10) lexer.position++;
}
