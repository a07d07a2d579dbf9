import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { canMove } from '@/trade/state-machine';
import { lockProduct, type ProductRow } from './lock-product';
import { type ProductState, productTransitions } from './product';
import { products } from './schema';

export type MoveProductRefusal = 'not-allowed' | 'product-unknown' | 'product-cannot-move';

/** Moves goods to another state where the table of transitions allows it; `to` may depend on the product. */
export async function moveProduct(
  tx: Tx,
  actor: Actor,
  productId: string,
  decide: (product: ProductRow) => ProductState | Promise<ProductState>,
): Promise<Result<{ state: ProductState }, MoveProductRefusal>> {
  const product = await lockProduct(tx, productId);
  if (!product) return refuse('product-unknown');
  if (!may(actor, 'edit-product', { organisationId: product.organisationId })) return refuse('not-allowed');
  const state = await decide(product);
  if (!canMove(productTransitions, product.state, state)) {
    return refuse('product-cannot-move', { from: product.state, to: state });
  }
  const publishedAt = state === 'published' ? (product.publishedAt ?? new Date()) : product.publishedAt;
  const submittedAt = state === 'in-review' ? new Date() : null;
  await tx
    .update(products)
    .set({ state, publishedAt, submittedAt, updatedAt: new Date() })
    .where(eq(products.id, productId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: product.portalId,
    action: 'product-moved',
    subjectType: 'product',
    subjectId: productId,
    facts: { from: product.state, to: state },
  });
  return ok({ state });
}
