import type { Tx } from '@/db/connection';
import { type SubmitRefusal, submitSignature } from '@/documents/submit-signature';
import type { Actor } from '@/members/actor';
import { authorityToSign } from '@/members/authority-to-sign';
import type { MandateRefusal } from '@/members/check-mandate';
import { may } from '@/members/policy';
import { enqueue } from '@/outbox/jobs';
import { money } from '@/trade/money';
import { type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { type Order, partyOf } from './order';
import type { SignedOrder } from './place-order';
import { hasAllConsents, recordConsents } from './record-consents';

export type AcceptRefusal =
  | SubmitRefusal
  | MoveRefusal
  | MandateRefusal
  | 'not-allowed'
  | 'order-not-found'
  | 'consents-missing';

/** The seller countersigns the very paper the buyer signed; both signatures pass or nothing moves. Capture follows. */
export async function acceptOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, AcceptRefusal>> {
  if (!may(actor, 'accept-order')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'seller') return refuse('order-not-found');
  if (!hasAllConsents(input.consents)) return refuse('consents-missing');
  const now = new Date();
  const authority = await authorityToSign(tx, actor, {
    kind: 'purchase-order',
    amount: money(order.currency, order.totalMinor),
    at: now,
  });
  if (!authority.ok) return authority;
  const signed = await submitSignature(tx, actor, {
    offerId: input.offerId,
    cms: input.cms,
    party: 'seller',
    subjectId: order.id,
  });
  if (!signed.ok) return signed;
  await recordConsents(tx, actor, order, input.consents);
  const moved = await moveOrder(tx, order, { to: 'accepted', actor, set: { acceptedAt: now } });
  if (!moved.ok) return moved;
  await enqueue(tx, 'capture-payment', { orderId: order.id }, { key: order.id });
  await notifyParty(tx, order, 'buyer', 'order-accepted');
  return moved;
}
