import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { storableText } from '@/db/storable-text';
import { organisations, producers } from '@/members/schema';

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

/** The members of a cooperative who are named as makers, to choose from. */
export async function findMakersOf(tx: Tx, organisationId: string): Promise<Maker[]> {
  return await tx
    .select()
    .from(producers)
    .where(eq(producers.organisationId, organisationId))
    .orderBy(asc(producers.name))
    .limit(200);
}

export interface MakerPage {
  readonly makers: readonly Maker[];
  /** give this as `after` for the next page; null on the last */
  readonly next: string | null;
}

/** The makers of a cooperative for everybody, by their slugs, which begin with their names; by keyset. */
export async function findMakerPage(
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
        after ? sql`${producers.slug} collate "C" > ${storableText(after.slice(0, 200))}` : undefined,
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

const mostCounted = 100;

export interface SellerPage {
  readonly sellers: readonly {
    readonly seller: Pick<Seller, 'id' | 'slug' | 'legalName'>;
    /** on sale, counted up to a hundred; `isMore` when there are more */
    readonly products: number;
    readonly isMore: boolean;
  }[];
  /** give this as `after` for the next page; null on the last */
  readonly next: string | null;
}

/** Who sells in a market and has goods on sale, in the order of their addresses; by keyset. */
export async function findSellers(
  tx: Tx,
  portalId: string,
  { after, limit = 48 }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<SellerPage> {
  const { rows } = await tx.execute<{ id: string; slug: string; legalName: string; products: number }>(sql`
    select o.id, o.slug, o.legal_name as "legalName", n.products
    from organisations o cross join lateral (select count(*)::int as products from (
      select 1 from products p where p.organisation_id = o.id and p.state = 'published' limit ${mostCounted + 1}) counted) n
    where o.portal_id = ${portalId} and o.state = 'active' and n.products > 0
      and o.slug > ${storableText((after ?? '').slice(0, 200))}
    order by o.slug limit ${limit + 1}`);
  const found = rows.slice(0, limit);
  return {
    sellers: found.map(({ products, ...seller }) => ({
      seller,
      products: Math.min(products, mostCounted),
      isMore: products > mostCounted,
    })),
    next: rows.length > limit ? (found.at(-1)?.slug ?? null) : null,
  };
}
