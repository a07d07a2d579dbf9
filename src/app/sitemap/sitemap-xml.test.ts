import { describe, expect, it } from 'vitest';
import { mostAddresses, sitemapIndexOf, sitemapOf } from './sitemap-xml';

describe('the sitemap', () => {
  it('names each page once in each language, with its sisters', () => {
    const xml = sitemapOf('https://m.example', ['fr', 'en'], [{ path: '/p/wouri', changed: new Date(0) }]);
    expect(xml.match(/<loc>[^<]+/g)).toEqual([
      '<loc>https://m.example/fr/p/wouri',
      '<loc>https://m.example/en/p/wouri',
    ]);
    expect(xml.match(/hreflang="en" href="https:\/\/m.example\/en\/p\/wouri"/g)).toHaveLength(2);
    expect(xml).toContain('<lastmod>1970-01-01T00:00:00.000Z</lastmod>');
  });

  it('never has more addresses than the protocol allows', () => {
    const pages = Array.from({ length: mostAddresses }, (_, at) => ({ path: `/${at}` }));
    expect(sitemapOf('https://m.example', ['fr', 'en'], pages).match(/<url>/g)).toHaveLength(mostAddresses);
  });

  it('escapes what XML would misread', () => {
    expect(sitemapIndexOf(['https://m.example/a?b&c'])).toContain('<loc>https://m.example/a?b&amp;c</loc>');
  });
});
