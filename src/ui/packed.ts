import { gzipSync } from 'node:zlib';

const kept = new Map<string, Uint8Array>();
const room = 16 * 1024 * 1024;
let taken = 0;

/**
 * A page as it travels, in gzip (RFC 1952): written out and packed once, and not again for the same `name`, which must
 * stand for what the page says. A page that is printed anew and says the same therefore costs no packing.
 */
export function packed(name: string, page: () => string): Uint8Array {
  const known = kept.get(name);
  if (known) {
    kept.delete(name);
    kept.set(name, known);
    return known;
  }
  const body = gzipSync(page());
  kept.set(name, body);
  taken += body.length;
  for (const [oldest, { length }] of kept) {
    if (taken <= room) break;
    kept.delete(oldest);
    taken -= length;
  }
  return body;
}
