import { and, asc, eq, gte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, producers } from '@/members/schema';
import { products } from './schema';

/** Goods in one piece: five languages of each stay far below the 50,000 addresses and 50 MB a piece may have. */
export const goodsInPiece = 2_000;

/** The id each piece of a market's goods begins with; new goods come behind, since ids follow time. */
export async function findPieceStarts(tx: Tx, portalId: string): Promise<string[]> {
  const numbered = tx
    .select({ id: products.id, at: sql<number>`row_number() over (order by ${products.id})`.as('at') })
    .from(products)
    .where(and(eq(products.portalId, portalId), eq(products.state, 'published')))
    .as('numbered');
  const rows = await tx
    .select({ id: numbered.id })
    .from(numbered)
    .where(sql`(${numbered.at} - 1) % ${goodsInPiece} = 0`)
    .orderBy(asc(numbered.id));
  return rows.map(({ id }) => id);
}

/** The goods of one piece, and when each last changed. */
export async function findGoodsOfPiece(
  tx: Tx,
  portalId: string,
  from: string,
): Promise<{ readonly slug: string; readonly updatedAt: Date }[]> {
  return await tx
    .select({ slug: products.slug, updatedAt: products.updatedAt })
    .from(products)
    .where(and(eq(products.portalId, portalId), eq(products.state, 'published'), gte(products.id, from)))
    .orderBy(asc(products.id))
    .limit(goodsInPiece);
}

/** Who sells and who makes in a market: addresses of their pages. */
export async function findMemberPages(
  tx: Tx,
  portalId: string,
): Promise<{ readonly sellers: string[]; readonly makers: string[] }> {
  const isSeller = and(
    eq(organisations.portalId, portalId),
    eq(organisations.sells, true),
    eq(organisations.state, 'active'),
  );
  const sellers = await tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(isSeller)
    .orderBy(asc(organisations.slug))
    .limit(3_000);
  const makers = await tx
    .select({ slug: producers.slug })
    .from(producers)
    .innerJoin(organisations, eq(organisations.id, producers.organisationId))
    .where(isSeller)
    .orderBy(asc(producers.slug))
    .limit(6_000);
  return { sellers: sellers.map(({ slug }) => slug), makers: makers.map(({ slug }) => slug) };
}
