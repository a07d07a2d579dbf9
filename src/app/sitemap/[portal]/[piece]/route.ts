import { namesNothing } from '@/app/names-nothing';
import { homeOf } from '@/app/own-host/route-own-host';
import { type SitemapPage, sitemapOf, xmlAnswer } from '@/app/sitemap/sitemap-xml';
import { countByCategory } from '@/catalogue/find-products';
import { findGoodsOfPiece, findMemberPages } from '@/catalogue/sitemap-pieces';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { locales } from '@/i18n/locales';
import { findPortal, type Portal } from '@/portals/find-portals';

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One piece of the sitemap: `all/pages`, a market's `pages`, or its goods from an id on. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ portal: string; piece: string }> },
): Promise<Response> {
  const { portal: slug, piece } = await params;
  const origin = config().baseUrl;
  if (slug === 'all' && piece === 'pages') return xmlAnswer(sitemapOf(origin, locales, housePages));
  if ((piece !== 'pages' && !isId.test(piece)) || namesNothing({ slug }))
    return new Response(null, { status: 404 });
  const found = await inTransaction({ kind: 'public' }, async (tx) => {
    const portal = await findPortal(tx, slug);
    return (
      portal && {
        portal,
        pages: piece === 'pages' ? await marketPages(tx, portal) : await goods(tx, portal, piece),
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
  const { sellers, makers } = await findMemberPages(tx, portal.id);
  const kinds = await countByCategory(tx, portal.id);
  return [
    '',
    '/seasons',
    ...kinds.map(({ category }) => `/c/${category}`),
    ...sellers.map((seller) => `/s/${seller}`),
    ...makers.map((maker) => `/m/${maker}`),
  ].map((path) => ({ path }));
}

async function goods(tx: Tx, portal: Portal, from: string): Promise<SitemapPage[]> {
  const found = await findGoodsOfPiece(tx, portal.id, from);
  return found.map(({ slug, updatedAt }) => ({ path: `/g/${slug}`, changed: updatedAt }));
}
