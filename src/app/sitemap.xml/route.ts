import { writePiece } from '@/app/sitemap/piece-address';
import { sitemapIndexOf, xmlAnswer } from '@/app/sitemap/sitemap-xml';
import { findPieces } from '@/catalogue/sitemap-pieces';
import { config } from '@/config';
import { readPublic } from '@/db/read-public';
import { findPortals } from '@/portals/find-portals';

export const dynamic = 'force-dynamic';

/** The index: for the house and every market its pages, and its goods, sellers and makers piece by piece. */
export async function GET(): Promise<Response> {
  const origin = config().baseUrl;
  const addresses = await readPublic(async (tx) => {
    const found = [`${origin}/sitemap/all/pages`];
    for (const portal of await findPortals(tx)) {
      found.push(`${origin}/sitemap/${portal.slug}/pages`);
      for (const piece of await findPieces(tx, portal.id))
        found.push(`${origin}/sitemap/${portal.slug}/${writePiece(piece)}`);
    }
    return found;
  });
  return xmlAnswer(sitemapIndexOf(addresses));
}
