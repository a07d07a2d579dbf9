import { InflateError } from '@/pki/inflate';
import { readAttachment } from '@/pki/pdf-attachment';
import { findSignedRange, signedBytes } from '@/pki/pdf-byte-range';
import { PdfError } from '@/pki/pdf-object';
import type { OrderDocument } from '@/trade/order-document';
import { ok, type Result, refuse } from '@/trade/result';
import { parseUblOrder } from '@/trade/ubl-order';

/** What the browser knows of the bytes it is asked to sign, from those bytes alone. */
export interface PreparedBytes {
  /** SHA-256 of everything but the place left for the signature */
  readonly digest: Uint8Array;
  /** how many bytes that place holds */
  readonly room: number;
  readonly size: number;
}

export interface PreparedDocument extends PreparedBytes {
  readonly order: OrderDocument;
}

export type PreparedDocumentRefusal =
  | 'document-unreadable'
  | 'document-not-prepared'
  | 'order-not-attached'
  | 'order-unreadable';

/**
 * Reads a prepared revision: the newest byte range must reach from the first byte to the last around an empty
 * placeholder, and the order attached must read, amounts and all (`parseUblOrder` recomputes them).
 */
export async function readPreparedDocument(
  pdf: Uint8Array,
): Promise<Result<PreparedDocument, PreparedDocumentRefusal>> {
  const bytes = await readPreparedBytes(pdf);
  if (!bytes.ok) return bytes;
  const order = readAttached(pdf, 'order.xml', parseUblOrder);
  return order.ok ? ok({ ...bytes.value, order: order.value }) : order;
}

/** The digest of a prepared revision, whatever is attached to it. */
export async function readPreparedBytes(
  pdf: Uint8Array,
): Promise<Result<PreparedBytes, 'document-not-prepared'>> {
  const range = findSignedRange(pdf);
  if (!range || !isEmpty(pdf.subarray(range.hexStart, range.hexEnd))) return refuse('document-not-prepared');
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(signedBytes(pdf, range)));
  const room = (range.hexEnd - range.hexStart) / 2;
  return ok({ digest: new Uint8Array(digest), room, size: pdf.length });
}

/** The UBL attached to a paper, read strictly. */
export function readAttached<T>(
  pdf: Uint8Array,
  name: string,
  parse: (xml: string) => Result<T>,
): Result<T, PreparedDocumentRefusal> {
  try {
    const xml = readAttachment(pdf, name);
    if (!xml) return refuse('order-not-attached');
    const parsed = parse(new TextDecoder('utf-8', { fatal: true }).decode(xml));
    return parsed.ok ? parsed : refuse('order-unreadable', { fault: parsed.refusal.code });
  } catch (error) {
    if (error instanceof PdfError || error instanceof InflateError) return refuse('document-unreadable');
    if (error instanceof TypeError) return refuse('order-unreadable', { fault: 'not-utf-8' });
    throw error;
  }
}

const zero = 0x30;
const isEmpty = (hex: Uint8Array) => hex.length > 0 && hex.every((digit) => digit === zero);
