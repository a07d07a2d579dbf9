import { expect, it } from 'vitest';
import { messagesOf } from '@/i18n/catalogue';
import { locales } from '@/i18n/locales';
import { artworkNames } from './artwork';
import { artworkText } from './artwork-text';

it.each(locales)('every drawing has a name in %s', (locale) => {
  const { artwork } = messagesOf(locale).products as { artwork: Record<string, string> };
  expect(Object.keys(artwork).sort()).toEqual([...artworkNames].sort());
});

it('goods without a drawing are on the cloth of their category', () => {
  expect(artworkText('en', 'none')).toBe('The category’s cloth');
  expect(artworkText('fr', 'dried-pineapple')).toBe('Ananas séché');
});
