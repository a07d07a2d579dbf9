import { InflateError, inflateZlib } from './inflate';
import type { PdfBudget } from './pdf-budget';
import { isArray, isDict, isName, PdfError, type PdfStream, type PdfValue, pdfLimits } from './pdf-object';

/**
 * The decoded bytes of a stream: stored plainly or through FlateDecode, with PNG predictors
 * (ISO 32000-2 §7.4.4). Other filters are refused. Isomorphic.
 */
export function decodeStream(stream: PdfStream, maximum: number = pdfLimits.decodedBytes): Uint8Array {
  const entry = (key: string) => single(stream.dict.entries.get(key));
  if (stream.dict.entries.has('F')) throw new PdfError('pdf-filter', 'the stream is in another file');
  const filter = entry('Filter');
  if (filter === undefined) return stream.data;
  if (!isName(filter) || filter.value !== 'FlateDecode')
    throw new PdfError('pdf-filter', 'only FlateDecode is read');
  const plain = inflated(stream.data, maximum);
  const parameters = entry('DecodeParms');
  return isDict(parameters) ? unpredict(plain, (key) => parameters.entries.get(key)) : plain;
}

/** Decodes within what is left of a document's budget. */
export function decodeWithin(stream: PdfStream, budget: PdfBudget): Uint8Array {
  const data = decodeStream(stream, budget.decoded);
  if (data !== stream.data) budget.spendDecoded(data.length);
  return data;
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (!isArray(value)) return value;
  if (value.items.length > 1) throw new PdfError('pdf-filter', 'chained filters are not read');
  return value.items[0] ?? undefined;
}

function inflated(data: Uint8Array, maximum: number): Uint8Array {
  try {
    return inflateZlib(data, maximum);
  } catch (error) {
    if (error instanceof InflateError) throw new PdfError('pdf-inflate', error.message);
    throw error;
  }
}

function unpredict(data: Uint8Array, parameter: (key: string) => PdfValue | undefined): Uint8Array {
  const predictor = number(parameter('Predictor'), 1);
  if (predictor === 1) return data;
  const columns = number(parameter('Columns'), 1);
  const plain8bit = number(parameter('Colors'), 1) === 1 && number(parameter('BitsPerComponent'), 8) === 8;
  if (predictor < 10 || predictor > 15 || !plain8bit || columns < 1 || data.length % (columns + 1) !== 0) {
    throw new PdfError('pdf-filter', 'unknown predictor');
  }
  return unpredictPng(data, columns);
}

function unpredictPng(data: Uint8Array, columns: number): Uint8Array {
  const rows = data.length / (columns + 1);
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)]!;
    for (let i = 0; i < columns; i++) {
      const left = i > 0 ? out[row * columns + i - 1]! : 0;
      const up = row > 0 ? out[(row - 1) * columns + i]! : 0;
      const corner = i > 0 && row > 0 ? out[(row - 1) * columns + i - 1]! : 0;
      out[row * columns + i] = data[row * (columns + 1) + 1 + i]! + prediction(type, left, up, corner);
    }
  }
  return out;
}

function prediction(type: number, left: number, up: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) throw new PdfError('pdf-filter', 'unknown PNG row filter');
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function number(value: PdfValue | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 65_535)
    throw new PdfError('pdf-filter', 'malformed parameter');
  return value;
}
