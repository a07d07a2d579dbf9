import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, producers } from '@/members/schema';
import { products } from './schema';

export type Seller = typeof organisations.$inferSelect;
export type Maker = typeof producers.$inferSelect;

/** A member of the market that sells, by its address. */
export async function findSeller(tx: Tx, portalId: string, slug: string): Promise<Seller | null> {
  const [row] = await tx
    .select()
    .from(organisations)
    .where(
      and(eq(organisations.portalId, portalId), eq(organisations.slug, slug), eq(organisations.sells, true)),
    );
  return row ?? null;
}

export interface MakerPage {
  readonly makers: readonly Maker[];
  /** give this as `after` for the next page; null on the last */
  readonly next: string | null;
}

/** The members of a cooperative who are named as makers, by their slugs, which begin with their names; by keyset. */
export async function findMakersOf(
  tx: Tx,
  organisationId: string,
  { after, limit = 24 }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<MakerPage> {
  const rows = await tx
    .select()
    .from(producers)
    .where(
      and(
        eq(producers.organisationId, organisationId),
        after ? sql`${producers.slug} collate "C" > ${after.slice(0, 200)}` : undefined,
      ),
    )
    .orderBy(sql`${producers.slug} collate "C"`)
    .limit(limit + 1);
  const makers = rows.slice(0, limit);
  return { makers, next: rows.length > limit ? (makers.at(-1)?.slug ?? null) : null };
}

/** A maker of the market, with the organisation she or he belongs to. */
export async function findMaker(
  tx: Tx,
  portalId: string,
  slug: string,
): Promise<{ readonly maker: Maker; readonly seller: Seller } | null> {
  const [row] = await tx
    .select({ maker: producers, seller: organisations })
    .from(producers)
    .innerJoin(organisations, eq(organisations.id, producers.organisationId))
    .where(and(eq(organisations.portalId, portalId), eq(producers.slug, slug)))
    .limit(1);
  return row ?? null;
}

/** Who sells in a market, with how many goods they have on sale. */
export async function findSellers(
  tx: Tx,
  portalId: string,
): Promise<{ readonly seller: Seller; readonly products: number }[]> {
  return await tx
    .select({ seller: organisations, products: count(products.id) })
    .from(organisations)
    .innerJoin(products, and(eq(products.organisationId, organisations.id), eq(products.state, 'published')))
    .where(and(eq(organisations.portalId, portalId), eq(organisations.state, 'active')))
    .groupBy(organisations.id)
    .orderBy(asc(organisations.legalName))
    .limit(200);
}
