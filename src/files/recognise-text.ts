import type { ContentKind } from './content-kind';

/** SVG, XML, HTML, plain text; null when the bytes are not text at all. */
export function recogniseText(bytes: Uint8Array): ContentKind | null {
  if (bytes.length === 0) return null;
  if (isUtf16(bytes)) return 'legacy-text';
  if (hasControls(bytes)) return null;
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').toLowerCase();
  if (/<svg[\s>/:]|<\w+:svg[\s>]/.test(start)) return 'svg';
  if (/^[\s\xef\xbb\xbf]*<[a-z!?]/.test(start)) return isXml(start) ? 'xml' : 'html';
  return isUtf8(bytes) ? 'text' : 'legacy-text';
}

/** XML that no browser would show as a page: a statement, an order. */
function isXml(start: string): boolean {
  return (
    /^[\s\xef\xbb\xbf]*<\?xml\s/.test(start) && !/<(html|script)[\s>]|\/xhtml"|<\?xml-stylesheet/.test(start)
  );
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Characters no text file carries: C0 controls except tab, line feed, form feed, carriage return. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
