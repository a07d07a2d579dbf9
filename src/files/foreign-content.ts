import type { ContentKind } from './content-kind';
import { endOfZip } from './recognise-zip';

/** Readers of PDF accept its header anywhere in the first 1,024 bytes; browsers sniff as far for markup. */
const sniffed = 1024;
const markup = /<(script|html|svg|iframe|body|!doctype|\?php)[\s>/]/i;

/**
 * Does the file carry the marks of another format that some program would act upon? PDF and archives wherever their
 * readers look for them, markup where a browser would sniff it. What phones append to a JPEG (a film, a gain map) is
 * not acted upon, and re-encoding drops it.
 */
export function foreignContent(bytes: Uint8Array, kind: ContentKind): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = file.toString('latin1', 0, sniffed);
  if (kind !== 'pdf' && start.includes('%PDF-')) return true;
  if (kind !== 'zip' && kind !== 'xlsx' && endOfZip(file) >= 0) return true;
  return !isMarkup(kind) && markup.test(start);
}

function isMarkup(kind: ContentKind): boolean {
  return kind === 'svg' || kind === 'html' || kind === 'xml';
}
