import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { locales } from '@/i18n/locales';
import { GET } from './route';

const ask = (headers: Record<string, string> = {}) =>
  GET(new Request('https://tradeseal.example/worker.js', { headers }));

test('the service worker reads as a script, speaks every language and weighs less than 6 KB', async () => {
  const source = await ask().text();
  expect(() => new Script(source)).not.toThrow();
  for (const locale of locales) expect(source).toContain(`"${locale}":{"title":`);
  expect(gzipSync(source).length).toBeLessThan(6 * 1024);
});

test('the service worker is asked for anew each time the browser wonders, and reaches this house only', () => {
  const { headers } = ask();
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
});

test('the service worker is sent once, and afterwards only said to be the same', async () => {
  const etag = ask().headers.get('etag')!;
  const again = ask({ 'if-none-match': `"of another", ${etag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(ask({ 'if-none-match': '"of another"' }).status).toBe(200);
});
