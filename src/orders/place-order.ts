import type { Tx } from '@/db/connection';
import { type SubmitRefusal, submitSignature } from '@/documents/submit-signature';
import type { Actor } from '@/members/actor';
import { authorityToSign } from '@/members/authority-to-sign';
import type { MandateRefusal } from '@/members/check-mandate';
import { may } from '@/members/policy';
import { money } from '@/trade/money';
import { type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { daysToAccept, type Order, partyOf } from './order';
import { type Consent, hasAllConsents, recordConsents } from './record-consents';

export interface SignedOrder {
  readonly orderId: string;
  /** the offer to sign that the bytes answer */
  readonly offerId: string;
  readonly cms: Uint8Array;
  readonly consents: readonly Consent[];
}

export type PlaceRefusal =
  | SubmitRefusal
  | MoveRefusal
  | MandateRefusal
  | 'not-allowed'
  | 'order-not-found'
  | 'needs-second-signatory'
  | 'consents-missing';

/** The buyer's signature makes the draft an order: verified first, then placed and shown to the seller. */
export async function placeOrder(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
): Promise<Result<Order, PlaceRefusal>> {
  if (!may(actor, 'place-order')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'buyer') return refuse('order-not-found');
  if (!hasAllConsents(input.consents)) return refuse('consents-missing');
  const now = new Date();
  const authority = await authorityToSign(tx, actor, {
    kind: 'purchase-order',
    amount: money(order.currency, order.totalMinor),
    at: now,
  });
  if (!authority.ok) return authority;
  if (
    authority.value.as === 'mandatary' &&
    authority.value.needsSecondSignatory &&
    order.state !== 'awaiting-approval'
  )
    return refuse('needs-second-signatory');
  const signed = await submitSignature(tx, actor, {
    offerId: input.offerId,
    cms: input.cms,
    party: 'buyer',
    subjectId: order.id,
  });
  if (!signed.ok) return signed;
  await recordConsents(tx, actor, order, input.consents);
  const expiresAt = new Date(now.getTime() + daysToAccept * 86_400_000);
  const moved = await moveOrder(tx, order, { to: 'placed', actor, set: { placedAt: now, expiresAt } });
  if (moved.ok) await notifyParty(tx, order, 'seller', 'order-placed');
  return moved;
}
