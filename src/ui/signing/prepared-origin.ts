import type { OriginDocument } from '@/trade/origin-document';
import { ok, type Result } from '@/trade/result';
import { parseUblCertificateOfOrigin } from '@/trade/ubl-certificate-of-origin';
import {
  type PreparedBytes,
  type PreparedDocumentRefusal,
  readAttached,
  readPreparedBytes,
} from './prepared-document';

export interface PreparedOrigin extends PreparedBytes {
  readonly origin: OriginDocument;
}

/** Reads a prepared certificate of origin from its own bytes, as `readPreparedDocument` does an order. */
export async function readPreparedOrigin(
  pdf: Uint8Array,
): Promise<Result<PreparedOrigin, PreparedDocumentRefusal>> {
  const bytes = await readPreparedBytes(pdf);
  if (!bytes.ok) return bytes;
  const origin = readAttached(pdf, 'certificate-of-origin.xml', parseUblCertificateOfOrigin);
  return origin.ok ? ok({ ...bytes.value, origin: origin.value }) : origin;
}
