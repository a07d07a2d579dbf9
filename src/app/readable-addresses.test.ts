import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAddresses, readableAddress } from './readable-addresses';

describe('an address', () => {
  it.each(['/fr/p/wouri?q=caf%C3%A9', '/fr/50%25', '/fr/50%2520', '/fr/a%2Fb', '/fr/%00', '/'])(
    '%s stays as it is',
    (address) => expect(readableAddress(address)).toBe(address),
  );

  it.each([
    '/%ff',
    '/fr/%',
    '/fr/%zz/x',
    '/fr/50%%2050%%',
    '/fr/%C3',
    '/fr/%E9t%C3%A9',
    '/fr/%ED%A0%80?q=%ff',
  ])('%s can be decoded once it was made readable', (address) => {
    expect(() => decodeURIComponent(address)).toThrow();
    expect(() => decodeURIComponent(readableAddress(address))).not.toThrow();
  });

  it('keeps what can be read of it, its language first of all', () => {
    expect(decodeURIComponent(readableAddress('/fr/%E9t%C3%A9/%ff'))).toBe('/fr/\ufffdt\u00e9/\ufffd');
  });
});

describe('a server of this process', () => {
  const server = createServer((asked, answer) => answer.end(asked.url));
  beforeAll(async () => {
    readAddresses();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it.each([
    ['/fr/%ff', '/fr/%EF%BF%BD'],
    ['/fr/p/wouri?q=caf%C3%A9', '/fr/p/wouri?q=caf%C3%A9'],
  ])('is never asked for what nobody can decode: %s', async (path, seen) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({ port, host: '127.0.0.1', path }).end();
    const [answer] = await once(asked, 'response');
    let text = '';
    for await (const part of answer) text += part;
    expect(text).toBe(seen);
  });
});
