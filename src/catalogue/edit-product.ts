import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { lockProduct } from './lock-product';
import type { ProductFacts } from './product-facts';
import { products } from './schema';
import { columnsOf, writeVersion } from './write-product';

export type EditProductRefusal =
  | 'not-allowed'
  | 'product-unknown'
  | 'product-archived'
  | 'product-changed-meanwhile';

/** Replaces what is said about goods by a new version. Orders keep the version they were signed on. */
export async function editProduct(
  tx: Tx,
  actor: Actor,
  input: { readonly productId: string; readonly version: number; readonly facts: ProductFacts },
): Promise<Result<{ version: number }, EditProductRefusal>> {
  const product = await lockProduct(tx, input.productId);
  if (!product) return refuse('product-unknown');
  if (!may(actor, 'edit-product', { organisationId: product.organisationId })) return refuse('not-allowed');
  if (product.state === 'archived') return refuse('product-archived');
  if (product.version !== input.version)
    return refuse('product-changed-meanwhile', { version: product.version });
  const { id: productId, portalId } = product;
  const version = product.version + 1;
  await tx.update(products).set(columnsOf(input.facts)).where(eq(products.id, productId));
  await writeVersion(tx, { productId, version, facts: input.facts, changedBy: actor.personId });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'product-edited',
    subjectType: 'product',
    subjectId: productId,
    facts: { version },
  });
  return ok({ version });
}
