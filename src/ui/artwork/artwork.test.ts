import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { artworkMarkup, artworkNames } from './artwork';

it('every drawing costs at most 6 KB, and 2 KB on the wire', () => {
  for (const name of artworkNames) {
    const markup = artworkMarkup(name, 'fruit');
    expect(markup.length, name).toBeLessThan(6 * 1024);
    expect(gzipSync(markup).length, name).toBeLessThan(2 * 1024);
  }
});

it('the names inside a drawing are its own, so that a page may show all of them', () => {
  const ids = artworkNames.flatMap((name) =>
    [...artworkMarkup(name, '').matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  const own = ids.filter((id) => !id.startsWith('w-'));
  expect(new Set(own).size).toBe(own.length);
  expect(new Set(ids.filter((id) => id.startsWith('w-')))).toHaveProperty('size', artworkNames.length);
});

it('goods nobody has drawn show their category’s cloth, and an unknown category a plain one', () => {
  expect(artworkMarkup('dragon-fruit', 'fruit')).toContain('<pattern');
  expect(artworkMarkup('"><script>', '"><script>')).not.toContain('script');
});
