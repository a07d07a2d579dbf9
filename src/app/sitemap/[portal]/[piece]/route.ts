import { namesNothing } from '@/app/names-nothing';
import { homeOf } from '@/app/own-host/route-own-host';
import { readPiece } from '@/app/sitemap/piece-address';
import { type SitemapPage, sitemapOf, xmlAnswer } from '@/app/sitemap/sitemap-xml';
import { countByCategory } from '@/catalogue/find-products';
import { findPagesOfPiece, type Piece, type PieceKind } from '@/catalogue/sitemap-pieces';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { readPublic } from '@/db/read-public';
import { locales } from '@/i18n/locales';
import { findPortal, type Portal } from '@/portals/find-portals';

/** One piece of the sitemap: `all/pages`, a market's `pages`, or its goods, sellers or makers from one on. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ portal: string; piece: string }> },
): Promise<Response> {
  const { portal: slug, piece: asked } = await params;
  const origin = config().baseUrl;
  if (slug === 'all' && asked === 'pages') return xmlAnswer(sitemapOf(origin, locales, housePages));
  const piece = readPiece(asked);
  if ((!piece && asked !== 'pages') || namesNothing({ slug })) return new Response(null, { status: 404 });
  const found = await readPublic(async (tx) => {
    const portal = await findPortal(tx, slug);
    return (
      portal && {
        portal,
        pages: piece ? await pagesOfPiece(tx, portal, piece) : await marketPages(tx, portal),
      }
    );
  });
  if (!found) return new Response(null, { status: 404 });
  const languages = locales.filter((code) => found.portal.locales.includes(code));
  const home = homeOf(found.portal, '', origin);
  const pages = found.pages.map((page) => ({ ...page, path: `${home.path}${page.path}` }));
  return xmlAnswer(sitemapOf(home.origin, languages, pages));
}

const housePages: readonly SitemapPage[] = ['', '/goods', '/verify', '/guide', '/legal'].map((path) => ({
  path,
}));

/** Paths follow "/p/{market}". */
async function marketPages(tx: Tx, portal: Portal): Promise<SitemapPage[]> {
  const kinds = await countByCategory(tx, portal.id);
  return ['', '/seasons', ...kinds.map(({ category }) => `/c/${category}`)].map((path) => ({ path }));
}

const roomOf: Readonly<Record<PieceKind, string>> = { goods: 'g', sellers: 's', makers: 'm' };

async function pagesOfPiece(tx: Tx, portal: Portal, piece: Piece): Promise<SitemapPage[]> {
  const found = await findPagesOfPiece(tx, portal.id, piece);
  return found.map(({ slug, changed }) => ({ path: `/${roomOf[piece.kind]}/${slug}`, changed }));
}
