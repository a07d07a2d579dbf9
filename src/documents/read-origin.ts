import type { OriginDocument } from '@/trade/origin-document';
import { parseUblCertificateOfOrigin } from '@/trade/ubl-certificate-of-origin';
import { originFileName } from './paper/attach-xml';
import { readAttachmentText } from './read-attachment-text';

/** The certificate of origin inside a paper; null when the file holds none that we read. Never throws. */
export function readOrigin(pdf: Uint8Array): OriginDocument | null {
  const xml = readAttachmentText(pdf, originFileName);
  const origin = xml === null ? null : parseUblCertificateOfOrigin(xml);
  return origin?.ok ? origin.value : null;
}
