import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { findVersion } from './find-versions';
import { lockProduct } from './lock-product';
import { isOwnProducer } from './own-producer';
import type { ProductState } from './product';
import type { ProductFacts } from './product-facts';
import { publishProblems } from './publish-problems';
import { marketReviews } from './publish-product';
import { products } from './schema';
import { standingAfter } from './standing-after';
import { columnsOf, writeVersion } from './write-product';

export type EditProductRefusal =
  | 'not-allowed'
  | 'product-unknown'
  | 'product-archived'
  | 'product-changed-meanwhile'
  | 'product-incomplete'
  | 'producer-unknown';

/**
 * Replaces what is said about goods by a new version. Orders keep the version they were signed on. Where the chamber
 * looks at goods first, goods on sale whose nature, origin or promises change go back to it.
 */
export async function editProduct(
  tx: Tx,
  actor: Actor,
  input: { readonly productId: string; readonly version: number; readonly facts: ProductFacts },
): Promise<Result<{ version: number; state: ProductState }, EditProductRefusal>> {
  const { facts } = input;
  const product = await lockProduct(tx, input.productId);
  if (!product) return refuse('product-unknown');
  const { id: productId, portalId, organisationId } = product;
  if (!may(actor, 'edit-product', { organisationId })) return refuse('not-allowed');
  if (product.state === 'archived') return refuse('product-archived');
  if (product.version !== input.version)
    return refuse('product-changed-meanwhile', { version: product.version });
  if (!(await isOwnProducer(tx, organisationId, facts.producerId))) return refuse('producer-unknown');
  const columns = columnsOf(facts);
  const isShown = product.state === 'published' || product.state === 'in-review';
  const [missing] = isShown ? publishProblems(columns) : [];
  if (missing) return refuse('product-incomplete', { missing });

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
    facts: { version, state: standing.state },
  });
  return ok({ version, state: standing.state });
}
