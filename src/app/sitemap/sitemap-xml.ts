import type { Locale } from '@/i18n/locales';

/** A page in all its languages; `path` without the language. */
export interface SitemapPage {
  readonly path: string;
  readonly changed?: Date | null;
}

/** The protocol's bounds (https://www.sitemaps.org/protocol.html): addresses in one file. */
export const mostAddresses = 50_000;

/** One piece: every page once in each language, each naming its sisters (hreflang). */
export function sitemapOf(
  origin: string,
  languages: readonly Locale[],
  pages: readonly SitemapPage[],
): string {
  const within = pages.slice(0, Math.floor(mostAddresses / Math.max(1, languages.length)));
  const entries = within.flatMap(({ path, changed }) => {
    const sisters = languages
      .map(
        (code) =>
          `<xhtml:link rel="alternate" hreflang="${code}" href="${escaped(`${origin}/${code}${path}`)}"/>`,
      )
      .join('');
    const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
    return languages.map(
      (code) =>
        `<url><loc>${escaped(`${origin}/${code}${path}`)}</loc>${lastmod}${languages.length > 1 ? sisters : ''}</url>`,
    );
  });
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('\n')}</urlset>\n`;
}

/** The index of all pieces. */
export function sitemapIndexOf(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`);
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('\n')}</sitemapindex>\n`;
}

/** Robots come when they like; an hour is fresh enough for them. */
export function xmlAnswer(xml: string): Response {
  return new Response(xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=3600',
    },
  });
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
