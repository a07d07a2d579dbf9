import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { awaitApproval } from './await-approval';
import { type BindRefusal, bindParty } from './bind-party';
import type { Order } from './order';
import { type SignedOrder, type SignRefusal, signOrder } from './sign-order';

/**
 * The seller countersigns the very paper the buyer signed; all signatures pass or nothing moves. Capture follows, unless
 * a second signatory of the seller's has to sign beside.
 */
export async function acceptOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, SignRefusal | BindRefusal>> {
  const now = new Date();
  const signed = await signOrder(tx, actor, 'seller', input, now);
  if (!signed.ok) return signed;
  const { order, needsSecond } = signed.value;
  return needsSecond
    ? await awaitApproval(tx, actor, order, 'seller')
    : await bindParty(tx, actor, order, 'seller', now);
}
