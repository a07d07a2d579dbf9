import { createHash } from 'node:crypto';

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of an authority out of an address, with or without a file ending; null when it is none. */
export function authorityIdIn(segment: string): string | null {
  const id = segment.replace(/\.(crl|crt|cer|der)$/, '').toLowerCase();
  return isUuid.test(id) ? id : null;
}

/** DER that shared caches may keep for `maxAge` seconds; 304 to a client that has these very bytes. */
export function cacheable(
  request: Request,
  der: Uint8Array,
  about: {
    readonly contentType: string;
    readonly maxAge: number;
    readonly lastModified: Date;
    readonly expires?: Date;
  },
): Response {
  const etag = `"${createHash('sha256').update(der).digest('base64url')}"`;
  const headers = {
    'Content-Type': about.contentType,
    'Cache-Control': `public, max-age=${Math.max(0, Math.floor(about.maxAge))}, no-transform, must-revalidate`,
    'Last-Modified': about.lastModified.toUTCString(),
    ...(about.expires ? { Expires: about.expires.toUTCString() } : {}),
    ETag: etag,
  };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(Uint8Array.from(der), { headers });
}

/** DER for this client alone. */
export function uncached(der: Uint8Array, contentType: string): Response {
  return new Response(Uint8Array.from(der), {
    headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' },
  });
}

export function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
