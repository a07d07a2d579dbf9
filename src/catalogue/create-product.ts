import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { slugOf } from '@/members/organisation';
import { may } from '@/members/policy';
import { isNoSeller } from '@/members/trading';
import { ok, type Result, refuse } from '@/trade/result';
import { nameInAddress } from './name-in-address';
import { isOwnProducer } from './own-producer';
import type { ProductFacts } from './product-facts';
import { products } from './schema';
import { columnsOf, writeVersion } from './write-product';
import { writeFirstStock } from './write-stock';

export type CreateProductRefusal = 'not-allowed' | 'not-registered-as-seller' | 'producer-unknown';

/** Writes down goods the actor's organisation wants to offer, as a draft that only it can see. */
export async function createProduct(
  tx: Tx,
  actor: Actor,
  facts: ProductFacts,
): Promise<Result<{ productId: string; slug: string }, CreateProductRefusal>> {
  const { portalId, organisationId } = actor;
  if (!portalId || !organisationId || !may(actor, 'edit-product', { organisationId }))
    return refuse('not-allowed');
  if (await isNoSeller(tx, actor)) return refuse('not-registered-as-seller');
  if (!(await isOwnProducer(tx, organisationId, facts.producerId))) return refuse('producer-unknown');
  const { id: productId, slug } = await insertUnderFreeSlug(tx, slugOf(nameInAddress(facts)), {
    ...columnsOf(facts),
    portalId,
    organisationId,
    state: 'draft',
  });
  await writeVersion(tx, { productId, version: 1, facts, changedBy: actor.personId });
  await writeFirstStock(tx, productId, facts);
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'product-created',
    subjectType: 'product',
    subjectId: productId,
    facts: { slug },
  });
  return ok({ productId, slug });
}

/** Other organisations' drafts have slugs that we may not see; only the unique index knows them, so it is asked. */
async function insertUnderFreeSlug(
  tx: Tx,
  wished: string,
  values: Omit<typeof products.$inferInsert, 'slug'>,
): Promise<{ id: string; slug: string }> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    const [row] = await tx
      .insert(products)
      .values({ ...values, slug })
      .onConflictDoNothing({ target: [products.portalId, products.slug] })
      .returning({ id: products.id, slug: products.slug });
    if (row) return row;
  }
}
