import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { choicesOf } from '@/catalogue/search/facet-tokens';
import { readSearch } from '@/catalogue/search/search-address';
import type { SearchResult } from '@/catalogue/search-products';
import { FoundHeading } from './found-heading';

const nothing: SearchResult = {
  products: [],
  by: 'words',
  next: null,
  found: null,
  choices: choicesOf({}, 'EUR'),
  isWhole: true,
};
const headingOf = (query: string) =>
  renderToStaticMarkup(
    <FoundHeading
      reader={{ locale: 'en', currency: 'EUR' }}
      here="/en/p/wouri"
      search={readSearch(new URLSearchParams(query))}
      result={nothing}
    />,
  );

it('whoever has narrowed words down to nothing comes back to the words alone, whatever was chosen', () => {
  const narrowed = headingOf('q=mango&origin=CM&month=3');
  expect(narrowed).toContain('<a href="/en/p/wouri?q=mango" rel="nofollow">“mango”</a>');
  expect(headingOf('q=mango&origin=CM')).not.toContain('>“mango”<');
});

it('a list that was read to its end says so, and not that nothing was found', () => {
  const end = headingOf('q=mango&after=4095');
  expect(end).toContain('Those were all');
  expect(end).toContain('href="/en/p/wouri?q=mango"');
  expect(headingOf('q=mango')).not.toContain('Those were all');
});
