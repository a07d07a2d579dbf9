import { z } from 'zod';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { notifyPerson } from '@/notifications/notify-person';
import { type Result, refuse } from '@/trade/result';
import { typedText } from '@/trade/typed-text';
import { firstSignatoryOf } from './first-signatory';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { approvalOf, type Order, partyOf } from './order';
import { createOrderDocument } from './purchase-order-document';

export const refusalInput = z.object({ orderId: z.uuid(), reason: typedText(500).min(1) });

export type RefuseApprovalRefusal = MoveRefusal | 'not-allowed' | 'order-not-found' | 'already-signed';

/**
 * The second signatory will not sign, and says why. A buyer's order becomes a draft again with a paper of its own: the
 * half-signed one stays in the books and binds nobody. On the seller's side the buyer has signed that paper, so it
 * stays; the order waits for the seller again, to be declined, or approved after all by somebody who may.
 */
export async function refuseApproval(
  tx: Tx,
  actor: Actor,
  input: z.input<typeof refusalInput>,
): Promise<Result<Order, RefuseApprovalRefusal>> {
  if (!may(actor, 'approve-order')) return refuse('not-allowed');
  const parsed = refusalInput.safeParse(input);
  if (!parsed.success) return refuse('reason-missing');
  const order = await lockOrder(tx, parsed.data.orderId);
  const party = order && partyOf(order, actor.organisationId);
  if (!order || !party) return refuse('order-not-found');
  const { waits, refused } = approvalOf[party];
  if (order.state !== waits) return refuse('order-has-moved', { from: order.state, to: refused });
  const first = await firstSignatoryOf(tx, order, party);
  if (!first || first.personId === actor.personId) return refuse('already-signed');
  const { reason } = parsed.data;
  const set = party === 'buyer' ? { version: order.version + 1 } : {};
  const moved = await moveOrder(tx, order, { to: refused, actor, reason, set });
  if (!moved.ok) return moved;
  if (party === 'buyer')
    await createOrderDocument(tx, moved.value, { ...first, previous: first.documentDigest }, new Date());
  const facts = { number: order.number, reason };
  await notifyPerson(tx, first.personId, 'order-approval-refused', facts, `/orders/${order.id}`);
  return moved;
}
