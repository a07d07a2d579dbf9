import type { Tx } from '@/db/connection';
import { type SubmitRefusal, submitSignature } from '@/documents/submit-signature';
import type { Actor } from '@/members/actor';
import { authorityToSign } from '@/members/authority-to-sign';
import type { MandateRefusal } from '@/members/check-mandate';
import { may } from '@/members/policy';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { lockOrder } from './lock-order';
import { type Order, partyOf } from './order';
import { type Consent, hasAllConsents, recordConsents } from './record-consents';

export interface SignedOrder {
  readonly orderId: string;
  /** the offer to sign that the bytes answer */
  readonly offerId: string;
  readonly cms: Uint8Array;
  readonly consents: readonly Consent[];
}

export type SignRefusal =
  | SubmitRefusal
  | MandateRefusal
  | 'not-allowed'
  | 'order-not-found'
  | 'needs-second-signatory'
  | 'consents-missing';

const actionOf = { buyer: 'place-order', seller: 'accept-order' } as const;

/**
 * Takes a party's signature on its order, locked: by somebody whose role and mandate allow it, alone, for that amount,
 * with all three consents. What both parties must satisfy is asked of both here; the order has not moved yet.
 */
export async function signOrder(
  tx: Tx,
  actor: Actor,
  party: 'buyer' | 'seller',
  input: SignedOrder,
  now: Date,
): Promise<Result<Order, SignRefusal>> {
  if (!may(actor, actionOf[party])) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== party) return refuse('order-not-found');
  if (!hasAllConsents(input.consents)) return refuse('consents-missing');
  const amount = money(order.currency, order.totalMinor);
  const authority = await authorityToSign(tx, actor, { kind: 'purchase-order', amount, at: now });
  if (!authority.ok) return authority;
  if (authority.value.as === 'mandatary' && authority.value.needsSecondSignatory)
    return refuse('needs-second-signatory');
  const { offerId, cms, consents } = input;
  const signed = await submitSignature(tx, actor, { offerId, cms, party, subjectId: order.id });
  if (!signed.ok) return signed;
  await recordConsents(tx, actor, order, consents);
  return ok(order);
}
