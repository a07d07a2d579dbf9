import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { weightToCome } from './colophon';

/** A page as it leaves the house: compressed once, its weight printed in its own foot. */
export interface PressedPage {
  readonly html: string;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the markup, base64url, 22 characters: the stem of the entity tags */
  readonly digest: string;
}

const shelf = new Map<string, PressedPage>();
const shelfRoom = 400;

/**
 * Presses finished markup. The same markup is pressed only once: what is kept depends on nothing but the bytes
 * themselves, so nothing kept here can be out of date.
 */
export function press(markup: string): PressedPage {
  const digest = createHash('sha256').update(markup).digest('base64url').slice(0, 22);
  const known = shelf.get(digest);
  if (known) return known;
  const weight = compress(markup).brotli.length / 1024;
  const html = markup.replace(weightToCome, weight.toFixed(1));
  const page = { html, digest, ...compress(html) };
  if (shelf.size >= shelfRoom) shelf.delete(shelf.keys().next().value ?? '');
  shelf.set(digest, page);
  return page;
}

function compress(html: string): Pick<PressedPage, 'brotli' | 'gzip'> {
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
  };
  return {
    brotli: new Uint8Array(brotliCompressSync(html, quality)),
    gzip: new Uint8Array(gzipSync(html, { level: 7 })),
  };
}
