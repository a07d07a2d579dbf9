import { readAttachment } from '@/pki/pdf-attachment';
import { PdfError } from '@/pki/pdf-object';

/** A file attached to a paper, as its first signer saw it, as UTF-8 text; null when there is none. Never throws. */
export function readAttachmentText(pdf: Uint8Array, name: string): string | null {
  try {
    const bytes = readAttachment(pdf, name);
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof PdfError || error instanceof TypeError) return null;
    throw error;
  }
}
