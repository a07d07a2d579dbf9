import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction, type Scope } from '@/db/transaction';
import { findStock } from '../find-stock';
import type { ImportFrame } from '../import/import-frame';
import type { PrintedGoods } from '../import/print-goods';
import { products, productVersions } from '../schema';
import { factsOfSnapshot } from '../snapshot';
import type { StockByVariant } from '../stock';
import { withStock } from '../stock-count';

/** In whose name, and of what organisation on which market, goods are exported. */
export type SellerScope = Extract<Scope, { readonly kind: 'member' }>;

/** Goods of a seller as they stood when they were listed. */
export interface ListedGoods {
  readonly productId: string;
  readonly version: number;
  readonly code: string;
}

export interface ExportedGoods extends PrintedGoods {
  readonly version: number;
  readonly stock: StockByVariant;
}

/**
 * Which goods a seller has at this moment, but for those put away, in the order they were written down. Versions never
 * change (drizzle/0001), so what they say can be read afterwards without anything being held for whoever downloads it.
 */
export async function listGoods(
  tx: Tx,
  organisationId: string,
  which: 'all' | 'on-sale',
): Promise<ListedGoods[]> {
  return await tx
    .select({ productId: products.id, version: products.version, code: codeInFile })
    .from(products)
    .where(
      and(
        eq(products.organisationId, organisationId),
        which === 'all' ? ne(products.state, 'archived') : eq(products.state, 'published'),
      ),
    )
    .orderBy(asc(products.id));
}

/** Goods without a code of the seller's go by their address, unless other goods have that for a code. */
const codeInFile = sql<string>`coalesce(${products}.seller_code, case when exists (
    select from ${products} other where other.organisation_id = ${products}.organisation_id
      and other.seller_code = ${products}.slug)
  then ${products}.id::text else ${products}.slug end)`;

const atATime = 500;

/**
 * What listed goods say, in their order, with today's stock. A part is read when the goods before it have been taken, each
 * in a transaction of its own, however slowly that is.
 */
export async function* readGoods(
  seller: SellerScope,
  listed: readonly ListedGoods[],
  frame: Pick<ImportFrame, 'producerNames'>,
  most = atATime,
): AsyncGenerator<ExportedGoods> {
  for (let from = 0; from < listed.length; from += most) {
    const part = listed.slice(from, from + most);
    yield* await inTransaction(seller, (tx) => readPart(tx, part, frame));
  }
}

async function readPart(
  tx: Tx,
  listed: readonly ListedGoods[],
  frame: Pick<ImportFrame, 'producerNames'>,
): Promise<ExportedGoods[]> {
  const rows = await tx
    .select({ productId: productVersions.productId, snapshot: productVersions.snapshot })
    .from(productVersions)
    .where(isListed(listed));
  const snapshots = new Map(rows.map(({ productId, snapshot }) => [productId, snapshot]));
  const stocks = await findStock(tx, [...snapshots.keys()]);
  return listed.map(({ productId, version, code }) => {
    const snapshot = snapshots.get(productId);
    if (!snapshot) throw new Error(`version ${version} of goods ${productId} is not to be seen any more`);
    const stock = stocks(productId);
    const facts = withStock(factsOfSnapshot(snapshot), stock);
    return { code, producer: frame.producerNames.get(facts.producerId ?? '') ?? '', version, facts, stock };
  });
}

/** The versions that were listed, among all that ever were. */
export function isListed(listed: readonly ListedGoods[]): SQL {
  const ids = listed.map(({ productId }) => productId);
  const versions = listed.map(({ version }) => version);
  return sql`(${productVersions.productId}, ${productVersions.version}) in
    (select * from unnest(${sql.param(ids)}::uuid[], ${sql.param(versions)}::int[]))`;
}
