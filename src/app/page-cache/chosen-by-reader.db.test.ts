import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as anythingElse } from '@/app/[locale]/(public)/[...rest]/route';
import { GET as photo } from '@/app/photos/[digest]/[variant]/route';
import { GET as bareAddress } from '@/app/route';
import { photoKey } from '@/catalogue/photos/photo';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { fileStorage } from '@/files/configured-storage';

const digest = 'a'.repeat(64);
const ask = (headers: Record<string, string>) => new Request('https://tradeseal.example/', { headers });

beforeAll(async () => {
  await testDatabase();
  for (const file of ['thumb-avif', 'thumb-webp'] as const)
    await fileStorage().put(photoKey(file, digest), Buffer.from(file), 'image/avif');
});
afterAll(closeTestDatabase);

/** nginx keeps by address alone (docs/nginx.conf ignores Vary): one reader's answer would be everybody's. */
describe('an answer that depends on the reader as well as on its address is not kept by nginx', () => {
  it('the bare address, which leads to the reader’s language', () => {
    const { headers } = bareAddress(ask({ 'accept-language': 'pt' }));
    expect([headers.get('location'), headers.get('vary')]).toEqual(['/pt', 'accept-language']);
    expect(headers.get('x-accel-expires')).toBe('0');
  });

  it('a page that does not exist at an address without a language', async () => {
    const answer = (locale: string) =>
      anythingElse(ask({ 'accept-language': 'pt' }), { params: Promise.resolve({ locale, rest: ['x'] }) });
    const nowhere = await answer('favicon.ico');
    expect([nowhere.headers.get('content-language'), nowhere.headers.get('cache-control')]).toEqual([
      'pt',
      'no-store',
    ]);
    expect((await answer('fr')).headers.get('cache-control')).toContain('s-maxage=10');
  });

  it('a photograph in whatever format the browser reads, while one of a named format is kept', async () => {
    const answer = (variant: string) =>
      photo(ask({ accept: 'image/avif,*/*' }), { params: Promise.resolve({ digest, variant }) });
    const [chosen, named] = [await answer('thumb'), await answer('thumb.avif')];
    expect([chosen.headers.get('vary'), chosen.headers.get('x-accel-expires')]).toEqual(['accept', '0']);
    expect([named.headers.get('vary'), named.headers.get('x-accel-expires')]).toEqual([null, null]);
  });
});
