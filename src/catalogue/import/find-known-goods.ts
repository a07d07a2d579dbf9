import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isCurrentVersion } from '../current-version';
import { findStock } from '../find-stock';
import type { ProductRow } from '../lock-product';
import type { ProductFacts } from '../product-facts';
import { products, productVersions } from '../schema';
import { factsOfSnapshot } from '../snapshot';
import type { StockByVariant } from '../stock';
import { withStock } from '../stock-count';

export interface KnownGoods {
  readonly product: Pick<
    ProductRow,
    'id' | 'slug' | 'sellerCode' | 'state' | 'version' | 'submittedAt' | 'approvedVersion'
  >;
  /** as they stand, with today's stock */
  readonly facts: ProductFacts;
  readonly stock: StockByVariant;
}

/**
 * The seller's goods that these codes name: by the seller's own code; goods that have none, by their address or id.
 * Locked with `locks`, in the order of their ids, against changes but not against orders that refer to them.
 */
export async function findKnownGoods(
  tx: Tx,
  organisationId: string,
  codes: readonly string[],
  { locks }: { readonly locks: boolean },
): Promise<ReadonlyMap<string, KnownGoods>> {
  if (codes.length === 0) return new Map();
  // one parameter for all of them: hundreds take longer to bind than to look up
  const wanted = sql`any(${sql.param([...codes])}::text[])`;
  const ids = codes.filter((code) => uuid.test(code)).map((code) => code.toLowerCase());
  const query = tx
    .select({
      product: {
        id: products.id,
        slug: products.slug,
        sellerCode: products.sellerCode,
        state: products.state,
        version: products.version,
        submittedAt: products.submittedAt,
        approvedVersion: products.approvedVersion,
      },
      snapshot: productVersions.snapshot,
    })
    .from(products)
    .innerJoin(productVersions, isCurrentVersion())
    .where(
      and(
        eq(products.organisationId, organisationId),
        or(
          sql`${products.sellerCode} = ${wanted}`,
          and(
            isNull(products.sellerCode),
            or(sql`${products.slug} = ${wanted}`, sql`${products.id} = any(${sql.param(ids)}::uuid[])`),
          ),
        ),
      ),
    )
    .orderBy(products.id);
  const rows = locks ? await query.for('no key update', { of: products }) : await query;
  const stockOf = await findStock(
    tx,
    rows.map(({ product }) => product.id),
  );
  const known = new Map<string, KnownGoods>();
  for (const { product, snapshot } of rows) {
    const stock = stockOf(product.id);
    const goods = { product, facts: withStock(factsOfSnapshot(snapshot), stock), stock };
    if (product.sellerCode !== null) known.set(product.sellerCode, goods);
    else
      for (const name of [product.slug, product.id])
        if (!known.get(name)?.product.sellerCode) known.set(name, goods);
  }
  return known;
}

/** The seller's codes that are digits behind zeros, without these: what is left of them in a spreadsheet. */
export async function findCodesWithoutZeros(tx: Tx, organisationId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ code: sql<string>`ltrim(${products.sellerCode}, '0')` })
    .from(products)
    .where(
      and(
        eq(products.organisationId, organisationId),
        ne(products.state, 'archived'),
        sql`${products.sellerCode} ~ '^0+[1-9][0-9]*$'`,
      ),
    );
  return new Set(rows.map(({ code }) => code));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
