import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { weightToCome } from './colophon';

/** A page as it leaves the house: its weight printed in its own foot. */
export interface PressedPage {
  readonly html: string;
  /** SHA-256 of the markup, base64url, 22 characters: the entity tag */
  readonly digest: string;
}

/** kilobytes by digest */
const weights = new Map<string, string>();
const mostWeights = 4000;

/**
 * Presses finished markup. The same markup is weighed only once: what is kept depends on nothing but the bytes
 * themselves, so nothing kept here can be out of date. The weight is that of the gzip form, which every browser takes.
 * Of a page that says something about somebody nothing is kept, not even here.
 */
export function press(markup: string, { keep }: { readonly keep: boolean }): PressedPage {
  const digest = createHash('sha256').update(markup).digest('base64url').slice(0, 22);
  const weight = weights.get(digest) ?? (gzipSync(markup).length / 1024).toFixed(1);
  if (keep && !weights.has(digest)) {
    if (weights.size >= mostWeights) weights.delete(weights.keys().next().value ?? '');
    weights.set(digest, weight);
  }
  return { html: markup.replace(weightToCome, weight), digest };
}
