import { and, eq, inArray, sql } from 'drizzle-orm';
import { appendEntries } from '@/audit/append-entries';
import type { AuditEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTurn } from '@/db/in-turn';
import type { Actor } from '@/members/actor';
import { letSearchFollow } from './let-search-follow';
import type { ProductRow } from './lock-product';
import type { ProductState } from './product';
import { products } from './schema';

/** Where goods go that their organisation may offer no more: each state that is offered, and what it becomes. */
const atRest = { published: 'paused', 'in-review': 'draft' } as const satisfies Partial<
  Record<ProductState, ProductState>
>;

const offered = Object.keys(atRest) as (keyof typeof atRest)[];
const atATime = 1000;

/**
 * Takes all goods of an organisation off sale and back from the chamber; gives how many there were. Nothing is lost:
 * versions, approvals and photographs stay for when it sells again.
 */
export async function restGoodsOf(
  tx: Tx,
  actor: Actor,
  of: { readonly organisationId: string; readonly portalId: string },
): Promise<number> {
  const entries: AuditEntry[] = [];
  const turns = inTurn(tx);
  for (let moved = await restSome(tx, of.organisationId); moved.length > 0; ) {
    entries.push(...moved.map((goods) => entryOf(actor, of.portalId, goods)));
    await letSearchFollow(turns);
    await turns.end();
    moved = await restSome(tx, of.organisationId);
  }
  // last: a checkpoint of the log waits for whoever writes to it
  await appendEntries(tx, entries);
  return entries.length;
}

type Rested = Pick<ProductRow, 'id' | 'state'>;

async function restSome(tx: Tx, organisationId: string): Promise<Rested[]> {
  const some = tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organisationId, organisationId), inArray(products.state, offered)))
    .limit(atATime)
    .for('update');
  return await tx
    .update(products)
    .set({
      state: sql`case ${products.state} when 'published' then ${atRest.published} else ${atRest['in-review']} end`,
      submittedAt: null,
      updatedAt: new Date(),
    })
    .where(inArray(products.id, some))
    .returning({ id: products.id, state: products.state });
}

function entryOf(actor: Actor, portalId: string, { id, state }: Rested): AuditEntry {
  return {
    actorId: actor.personId,
    portalId,
    action: 'product-moved',
    subjectType: 'product',
    subjectId: id,
    facts: { from: state === 'paused' ? 'published' : 'in-review', to: state, because: 'sells-no-more' },
  };
}
