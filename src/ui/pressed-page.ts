import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { weightToCome } from './colophon';

/** A page as it leaves the house: its weight printed in its own foot. */
export interface PressedPage {
  readonly html: string;
  /** SHA-256 of the markup, base64url, 22 characters: the entity tag */
  readonly digest: string;
}

const shelf = new Map<string, PressedPage>();
const shelfRoom = 400;

/**
 * Presses finished markup. The same markup is pressed only once: what is kept depends on nothing but the bytes
 * themselves, so nothing kept here can be out of date. The weight is that of the gzip form, which every browser takes.
 * A page that says something about somebody is not kept, not even here.
 */
export function press(markup: string, { keep }: { readonly keep: boolean }): PressedPage {
  const digest = createHash('sha256').update(markup).digest('base64url').slice(0, 22);
  const known = shelf.get(digest);
  if (known) return known;
  const weight = gzipSync(markup).length / 1024;
  const page = { html: markup.replace(weightToCome, weight.toFixed(1)), digest };
  if (!keep) return page;
  if (shelf.size >= shelfRoom) shelf.delete(shelf.keys().next().value ?? '');
  shelf.set(digest, page);
  return page;
}
