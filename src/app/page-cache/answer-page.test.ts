import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerPage } from './answer-page';

const page = {
  status: 200,
  headers: [
    ['etag', 'W/"abc"'],
    ['content-type', 'text/html; charset=utf-8'],
  ] as const,
  body: gzipSync('cocoa beans'),
  tags: [],
};
const ask = (headers: Record<string, string> = {}, status = 200) =>
  answerPage(new Request('https://tradeseal.example/', { headers }), { ...page, status });

describe('a printed page', () => {
  it('is unpacked where nothing says that it can be sent packed', async () => {
    const answer = ask({ 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe('cocoa beans');
  });

  it('is not sent again to who has it, also through a proxy that weakened the tag', async () => {
    for (const tag of ['W/"abc"', '"abc"', '"other", "abc"', '*']) {
      const again = ask({ 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('content-type')]).toEqual([304, '', null]);
    }
    expect(ask({ 'if-none-match': '"other"' }).status).toBe(200);
    expect(ask({ 'if-none-match': '"abc"' }, 404).status).toBe(404);
  });
});
