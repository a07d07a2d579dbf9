import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { findStock } from './find-stock';
import { findVersion } from './find-versions';
import { isOwnProducer } from './own-producer';
import type { ProductState } from './product';
import type { ProductFacts } from './product-facts';
import { type ChangeRefusal, productToChange } from './product-to-change';
import { publishProblems } from './publish-problems';
import { marketReviews } from './publish-product';
import { products } from './schema';
import { standingAfter } from './standing-after';
import {
  auditedCounts,
  countBelowReserved,
  countsIn,
  countsOf,
  newCounts,
  type StockCount,
} from './stock-count';
import { columnsOf, writeVersion } from './write-product';
import { writeStock } from './write-stock';

export type EditProductRefusal =
  | ChangeRefusal
  | 'product-changed-meanwhile'
  | 'product-incomplete'
  | 'stock-below-reserved'
  | 'producer-unknown';

/**
 * Replaces what is said about goods by a new version. Orders keep the version they were signed on. Where the chamber
 * looks at goods first, goods on sale whose nature, origin or promises change go back to it. `stockSeen` is the stock
 * that stood before the seller's eyes, today's unless said: what the facts say otherwise is a new count of it.
 */
export async function editProduct(
  tx: Tx,
  actor: Actor,
  input: {
    readonly productId: string;
    readonly version: number;
    readonly facts: ProductFacts;
    readonly stockSeen?: readonly StockCount[];
  },
): Promise<Result<{ version: number; state: ProductState }, EditProductRefusal>> {
  const { facts } = input;
  const found = await productToChange(tx, actor, input.productId);
  if (!found.ok) return found;
  const product = found.value;
  const { id: productId, portalId, organisationId } = product;
  if (product.version !== input.version)
    return refuse('product-changed-meanwhile', { version: product.version });
  if (!(await isOwnProducer(tx, organisationId, facts.producerId))) return refuse('producer-unknown');
  const columns = columnsOf(facts);
  const isShown = product.state === 'published' || product.state === 'in-review';
  const [missing] = isShown ? publishProblems(columns) : [];
  if (missing) return refuse('product-incomplete', { missing });

  const stock = (await findStock(tx, [productId]))(productId);
  const counts = newCounts(countsIn(facts), input.stockSeen ?? countsOf(stock));
  if (
    !(await writeStock(
      tx,
      counts.map((count) => ({ ...count, productId })),
    ))
  )
    return refuse('stock-below-reserved', { ...countBelowReserved(counts, stock) });
  const version = product.version + 1;
  const before = await findVersion(tx, productId, product.version);
  const isReviewed = product.state === 'published' && (await marketReviews(tx, portalId));
  const standing = standingAfter(product, before?.facts ?? null, facts, isReviewed);
  await tx
    .update(products)
    .set({ ...columns, ...standing })
    .where(eq(products.id, productId));
  await writeVersion(tx, { productId, version, facts, changedBy: actor.personId });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'product-edited',
    subjectType: 'product',
    subjectId: productId,
    facts: { version, state: standing.state, ...auditedCounts(counts) },
  });
  return ok({ version, state: standing.state });
}
