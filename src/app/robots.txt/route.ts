import { facetNames } from '@/catalogue/search/facets';
import { config } from '@/config';
import { locales } from '@/i18n/locales';

export const dynamic = 'force-dynamic';

const rooms = [
  'today',
  'buyer',
  'seller',
  'chamber',
  'finance',
  'operator',
  'sign-in',
  'enrol',
  'keys',
  'mandates',
  'orders',
];

/** What robots may read (RFC 9309): the public pages, without the endless ways to narrow them down. */
export function GET(): Response {
  const closed = locales.flatMap((locale) => rooms.map((room) => `Disallow: /${locale}/${room}`));
  const text = [
    'User-agent: *',
    ...closed,
    'Disallow: /api/',
    ...['q', ...facetNames, 'sort'].map((name) => `Disallow: /*?*${name}=`),
    '',
    `Sitemap: ${config().baseUrl}/sitemap.xml`,
    '',
  ].join('\n');
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=3600',
    },
  });
}
