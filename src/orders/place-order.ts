import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { awaitApproval } from './await-approval';
import { type BindRefusal, bindParty } from './bind-party';
import type { Order } from './order';
import { type SignedOrder, type SignRefusal, signOrder } from './sign-order';

/**
 * The buyer's signature makes the draft an order: verified first, then placed and shown to the seller. Above what the
 * signatory may sign alone it waits for a second one of the same organisation, and the seller sees nothing of it yet.
 */
export async function placeOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, SignRefusal | BindRefusal>> {
  const now = new Date();
  const signed = await signOrder(tx, actor, 'buyer', input, now);
  if (!signed.ok) return signed;
  const { order, needsSecond } = signed.value;
  return needsSecond
    ? await awaitApproval(tx, actor, order, 'buyer')
    : await bindParty(tx, actor, order, 'buyer', now);
}
