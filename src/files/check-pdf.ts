import { ok, type Result, refuse } from '@/trade/result';
import { namesIn } from './pdf-names';
import { objectStreams } from './pdf-object-streams';

export type PdfRefusal = 'pdf-encrypted' | 'pdf-active' | 'pdf-unreadable';

/** Names (ISO 32000-2) by which a PDF acts, or carries other files. */
const active = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'RichMedia',
  'Rendition',
  'Movie',
  'XFA',
  'GoToE',
  'ImportData',
  'SubmitForm',
]);

/**
 * Refuses a PDF that is locked, that acts by itself, or that hides another file. A name counts wherever it stands,
 * #-escaped or within an object stream; what cannot be looked into is refused as unreadable.
 */
export function checkPdf(bytes: Uint8Array): Result<void, PdfRefusal> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const hidden = objectStreams(file);
  if (!file.subarray(0, 5).equals(Buffer.from('%PDF-')) || !file.includes('%%EOF') || !hidden) {
    return refuse('pdf-unreadable');
  }
  for (const part of [file, ...hidden]) {
    for (const name of namesIn(part)) {
      if (name === 'Encrypt') return refuse('pdf-encrypted');
      if (active.has(name)) return refuse('pdf-active', { found: name });
    }
  }
  return ok(undefined);
}
