import type { Tx } from '@/db/connection';
import { asPrincipal, type SignedUnder } from '@/documents/signed-under';
import { type SubmitRefusal, submitSignature } from '@/documents/submit-signature';
import type { Actor } from '@/members/actor';
import { type AuthorityToSign, authorityToSign } from '@/members/authority-to-sign';
import type { MandateRefusal } from '@/members/check-mandate';
import { may } from '@/members/policy';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { type FirstSignatory, firstSignatoryOf } from './first-signatory';
import { lockOrder } from './lock-order';
import { approvalOf, mayBecome, type Order, partyOf } from './order';
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
  | 'order-has-moved'
  | 'consents-missing';

const actionOf = { buyer: 'place-order', seller: 'accept-order' } as const;

/**
 * Takes the first signature of a party on its order, locked: by somebody whose role and mandate allow it for that amount,
 * with all three consents, and says whether the mandate asks for a second signatory. The order has not moved yet.
 */
export async function signOrder(
  tx: Tx,
  actor: Actor,
  party: 'buyer' | 'seller',
  input: SignedOrder,
  now: Date,
): Promise<Result<{ readonly order: Order; readonly needsSecond: boolean }, SignRefusal>> {
  if (!may(actor, actionOf[party])) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  if (!order || partyOf(order, actor.organisationId) !== party) return refuse('order-not-found');
  if (await firstSignatoryOf(tx, order, party)) return refuse('already-signed');
  const signed = await sign(tx, actor, order, party, input, now);
  return signed.ok ? ok({ order, needsSecond: signed.value.needsSecond }) : signed;
}

/** Takes the second signature of a party, by somebody else who may approve and whose authority covers the amount too. */
export async function signSecond(
  tx: Tx,
  actor: Actor,
  input: SignedOrder,
  now: Date,
): Promise<
  Result<
    { readonly order: Order; readonly party: 'buyer' | 'seller'; readonly first: FirstSignatory },
    SignRefusal
  >
> {
  if (!may(actor, 'approve-order')) return refuse('not-allowed');
  const order = await lockOrder(tx, input.orderId);
  const party = order && partyOf(order, actor.organisationId);
  if (!order || !party) return refuse('order-not-found');
  const first = await firstSignatoryOf(tx, order, party);
  if (!first?.needsSecond || !mayBecome(order, approvalOf[party].bound)) return refuse('order-has-moved');
  if (first.personId === actor.personId) return refuse('already-signed');
  const signed = await sign(tx, actor, order, party, input, now);
  return signed.ok ? ok({ order, party, first }) : signed;
}

async function sign(
  tx: Tx,
  actor: Actor,
  order: Order,
  party: 'buyer' | 'seller',
  { offerId, cms, consents }: SignedOrder,
  now: Date,
): Promise<Result<SignedUnder, SignRefusal>> {
  if (!hasAllConsents(consents)) return refuse('consents-missing');
  const amount = money(order.currency, order.totalMinor);
  const authority = await authorityToSign(tx, actor, { kind: 'purchase-order', amount, at: now });
  if (!authority.ok) return authority;
  const under = signedUnder(authority.value);
  const signed = await submitSignature(tx, actor, { offerId, cms, party, subjectId: order.id, under });
  if (!signed.ok) return signed;
  await recordConsents(tx, actor, order, consents);
  return ok(under);
}

/** What is kept with the signature: who granted and endorsed it, until when; never up to which amount. */
function signedUnder(authority: AuthorityToSign): SignedUnder {
  if (authority.as === 'principal') return asPrincipal;
  const { mandate, mandateId, needsSecondSignatory: needsSecond } = authority;
  return {
    mandateId,
    needsSecond,
    shown: {
      as: 'mandatary',
      grantedBy: mandate.grantedByName,
      endorsedBy: mandate.endorsedByName ?? '',
      chamber: mandate.chamberName,
      validFrom: mandate.validFrom.toISOString(),
      validUntil: mandate.validUntil.toISOString(),
    },
  };
}
