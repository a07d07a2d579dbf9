import { sitemapIndexOf, xmlAnswer } from '@/app/sitemap/sitemap-xml';
import { findPieceStarts } from '@/catalogue/sitemap-pieces';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { findPortals } from '@/portals/find-portals';

export const dynamic = 'force-dynamic';

/** The index: for the house and every market its pages, and its goods piece by piece. */
export async function GET(): Promise<Response> {
  const origin = config().baseUrl;
  const addresses = await inTransaction({ kind: 'public' }, async (tx) => {
    const found = [`${origin}/sitemap/all/pages`];
    for (const portal of await findPortals(tx)) {
      found.push(`${origin}/sitemap/${portal.slug}/pages`);
      for (const from of await findPieceStarts(tx, portal.id))
        found.push(`${origin}/sitemap/${portal.slug}/${from}`);
    }
    return found;
  });
  return xmlAnswer(sitemapIndexOf(addresses));
}
