import { randomBytes } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBeSentPacked, sayPacked, sendPacked, takesGzip } from './send-packed';

/** Larger than a socket takes at once, also when it is packed. */
const page = randomBytes(40_000);
const accepts = (value: string) => takesGzip(new Headers({ 'accept-encoding': value }));

/**
 * A server as Next.js is one: it passes a handler's headers on, but for those of the encoding, and waits to write on until
 * the socket has taken what it was given.
 */
const server = createServer((asked, answer) => {
  const headers = new Headers(asked.headers as Record<string, string>);
  const out = new Headers({ 'cache-control': 'public, s-maxage=1' });
  const body = canBeSentPacked(headers) && takesGzip(headers) ? gzipSync(page) : page;
  if (body !== page) sayPacked(out, body.length);
  for (const [name, value] of out) answer.setHeader(name, value);
  answer.flushHeaders();
  headWaits = (answer.socket?.writableCorked ?? 0) > 0;
  if (answer.write(body)) answer.end();
  else answer.once('drain', () => answer.end());
});
let port = 0;
/** Did the head of the last answer wait for its body? */
let headWaits = false;

beforeAll(async () => {
  sendPacked();
  sendPacked();
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const ask = (headers: Record<string, string>, agent?: Agent) =>
  new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });

describe('a page sent packed', () => {
  it('says its encoding and length, and that nobody may change it on the way', async () => {
    const { headers, body } = await ask({ 'accept-encoding': 'gzip, deflate, br' });
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': String(body.length),
      'cache-control': 'public, s-maxage=1, no-transform',
      vary: 'Accept-Encoding',
    });
    expect(headers).not.toHaveProperty('x-packed-length');
    expect(gunzipSync(body)).toEqual(Buffer.from(page));
  });

  it('leaves with its head in one packet, on a connection that answers on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = 0; i < 3; i += 1) {
      const { body } = await ask({ 'accept-encoding': 'gzip' }, agent);
      expect([headWaits, gunzipSync(body).length]).toEqual([true, page.length]);
    }
    await ask({}, agent);
    expect(headWaits).toBe(false);
    agent.destroy();
  });

  it('is sent as it is to who does not take gzip, whatever a visitor claims to be able to', async () => {
    const { headers, body } = await ask({ 'x-takes-packed': 'anything' });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body).toEqual(Buffer.from(page));
    expect(canBeSentPacked(new Headers({ 'x-takes-packed': 'anything' }))).toBe(false);
  });
});

describe('Accept-Encoding', () => {
  it('is read with its weights', () => {
    expect(['gzip', 'br, gzip;q=0.5', 'x-gzip'].map(accepts)).toEqual([true, true, true]);
    expect(['', 'br', 'gzip;q=0', 'gzip;q=0.0, br', 'notgzip'].map(accepts)).toEqual(Array(5).fill(false));
  });
});
