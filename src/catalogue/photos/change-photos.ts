import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { ProductRow } from '../lock-product';

export async function recordChange(
  tx: Tx,
  actor: Actor,
  product: ProductRow,
  action: 'photo-added' | 'photo-described' | 'photo-moved' | 'photo-removed',
  digest: string,
): Promise<void> {
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: product.portalId,
    action,
    subjectType: 'product',
    subjectId: product.id,
    facts: { photo: digest },
  });
}
