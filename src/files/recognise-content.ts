import type { ContentKind } from './content-kind';
import { foreignContent } from './foreign-content';
import { recogniseText } from './recognise-text';
import { recogniseZip } from './recognise-zip';

/** `ambiguous`: the bytes are also something else to another program (a polyglot). */
export type Recognition =
  | { readonly kind: ContentKind; readonly ambiguous: boolean }
  | { readonly kind: null; readonly ambiguous: false };

/**
 * What a file is by its bytes; names and declared types are not asked. Only formats that begin at the first byte are
 * recognised, and content of a second format makes it ambiguous.
 */
export function recogniseContent(bytes: Uint8Array): Recognition {
  const kind = kindByFirstBytes(bytes) ?? recogniseText(bytes);
  if (!kind) return { kind: null, ambiguous: false };
  return { kind, ambiguous: foreignContent(bytes, kind) };
}

function kindByFirstBytes(bytes: Uint8Array): ContentKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64));
  const latin = head.toString('latin1');
  if (latin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (latin.startsWith('GIF87a') || latin.startsWith('GIF89a')) return 'gif';
  if (latin.startsWith('RIFF') && latin.startsWith('WEBP', 8)) return 'webp';
  if (latin.startsWith('%PDF-')) return 'pdf';
  if (latin.startsWith('PK\x03\x04')) return recogniseZip(bytes);
  if (latin.startsWith('ftyp', 4)) return kindByBrand(head);
  return null;
}

/** ISO/IEC 23008-12 (HEIF) brands: the major one, else the compatible ones. */
function kindByBrand(head: Buffer): ContentKind | null {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += at === 8 ? 8 : 4) brands.push(head.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return brands.some((brand) => heifBrands.has(brand)) ? 'heic' : null;
}

const heifBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);
