import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { locales } from '@/i18n/locales';
import { GET } from './route';

test('the service worker reads as a script, speaks every language and weighs less than 6 KB', async () => {
  const source = await GET().text();
  expect(() => new Script(source)).not.toThrow();
  for (const locale of locales) expect(source).toContain(`"${locale}":{"title":`);
  expect(gzipSync(source).length).toBeLessThan(6 * 1024);
});

test('the service worker is asked for anew each time the browser wonders, and reaches this house only', () => {
  const { headers } = GET();
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
});
