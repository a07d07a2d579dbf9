import { gunzipSync } from 'node:zlib';
import type { PrintedPage } from '@/ui/printed-page';
import { canBeSentPacked, sayPacked, takesGzip } from './send-packed';

/** A printed page for one visitor: packed if they take it so, 304 to those who have it already. */
export function answerPage(request: Request, { status, headers, body }: PrintedPage): Response {
  const out = new Headers(headers as [string, string][]);
  // nginx counts whole seconds: this keeps a page to the end of the current one and never longer than a second
  if (/s-maxage=1\b/.test(out.get('cache-control') ?? ''))
    out.set('x-accel-expires', `@${Math.floor(Date.now() / 1000)}`);
  if (status === 200 && hasAlready(request, out.get('etag') ?? '')) {
    out.delete('content-type');
    return new Response(null, { status: 304, headers: out });
  }
  const staysPacked = takesGzip(request.headers) && canBeSentPacked(request.headers);
  if (staysPacked) sayPacked(out, body.length);
  const sent = staysPacked ? body : gunzipSync(body);
  return new Response(sent as Uint8Array<ArrayBuffer>, { status, headers: out });
}

/** Does the reader hold the page with this tag already (RFC 9110, 13.1.2: compared weakly)? */
function hasAlready(request: Request, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  const held = (request.headers.get('if-none-match') ?? '').split(',').map(plain);
  return held.includes('*') || held.includes(plain(etag));
}
