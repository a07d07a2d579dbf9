import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/*
 * Next.js drops a Content-Encoding that a handler sets, and would compress a kept page anew for everybody. Every answer of
 * Node's HTTP server passes here (the channel is Node's, diagnostics_channel): one that says it is packed gets its
 * Content-Encoding as its head is written, and leaves with its body in one packet, where Next.js would send the head
 * ahead. Next.js leaves it alone because of `Cache-Control: no-transform`.
 */
const taker = 'x-takes-packed';
const packedLength = 'x-packed-length';
const cell = globalThis as unknown as { tradesealTakesPacked?: string };

/** At start, once a process. */
export function sendPacked(): void {
  if (cell.tradesealTakesPacked) return;
  const mark = randomUUID();
  cell.tradesealTakesPacked = mark;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    request.headers[taker] = mark;
    const writeHead = response.writeHead;
    response.writeHead = function head(this: ServerResponse, ...how: unknown[]) {
      if (nameEncoding(this)) gather(this);
      return Reflect.apply(writeHead, this, how);
    } as typeof writeHead;
  });
}

/** For this turn of the event loop only: whoever writes more than the socket wants to hold waits until it has left. */
function gather(response: ServerResponse): void {
  response.cork();
  process.nextTick(() => response.uncork());
}

/** Is it packed? */
function nameEncoding(response: ServerResponse): boolean {
  const length = response.getHeader(packedLength);
  if (length === undefined) return false;
  response.removeHeader(packedLength);
  response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', length);
  return true;
}

/** Will what we answer pass {@link sendPacked}? Nobody outside knows the mark of this process. */
export function canBeSentPacked(headers: Headers): boolean {
  const mark = cell.tradesealTakesPacked;
  return mark !== undefined && headers.get(taker) === mark;
}

/** Says of an answer that its body is in gzip. */
export function sayPacked(headers: Headers, length: number): void {
  headers.set(packedLength, String(length));
  headers.set('cache-control', `${headers.get('cache-control') ?? 'no-store'}, no-transform`);
  headers.append('vary', 'Accept-Encoding');
}

/** Does the reader take gzip (RFC 9110, 12.5.3)? Every browser does. */
export function takesGzip(headers: Headers): boolean {
  const coding = /(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i.exec(
    headers.get('accept-encoding') ?? '',
  );
  return coding !== null && Number(coding[1] ?? 1) > 0;
}
