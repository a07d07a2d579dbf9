import { gunzipSync, gzipSync } from 'node:zlib';

const kept = new Map<string, Uint8Array>();
const room = 16 * 1024 * 1024;
let taken = 0;

/**
 * A page as it travels, in gzip (RFC 1952): packed once, and not again for the same `name`, which must stand for what the
 * page says. A page that is printed anew and says the same is therefore not packed anew.
 */
export function packed(name: string, page: Uint8Array): Uint8Array {
  const known = kept.get(name);
  if (known) {
    kept.delete(name);
    kept.set(name, known);
    return known;
  }
  const body = gzipSync(page);
  kept.set(name, body);
  taken += body.length;
  for (const [oldest, { length }] of kept) {
    if (taken <= room) break;
    kept.delete(oldest);
    taken -= length;
  }
  return body;
}

/** For the few that cannot unpack it themselves. */
export function unpacked(body: Uint8Array): Uint8Array {
  return body.length > 0 ? gunzipSync(body) : body;
}

/** Does the reader take gzip (RFC 9110, 12.5.3)? Every browser does. */
export function takesGzip(headers: Headers): boolean {
  const coding = /(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i.exec(
    headers.get('accept-encoding') ?? '',
  );
  return coding !== null && Number(coding[1] ?? 1) > 0;
}
