import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { payoutSentEntry } from '@/ledger/entries/payout';
import { postEntry } from '@/ledger/post-entry';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { payouts } from '@/payments/schema';
import { money } from '@/trade/money';
import { ok, type Result, refuse } from '@/trade/result';
import { findHouseAccount } from './house-account';
import { isDisputed } from './is-disputed';

export type SendPayoutRefusal =
  | 'not-allowed'
  | 'payout-not-found'
  | 'payout-already-sent'
  | 'payment-disputed'
  | 'payout-not-due'
  | 'no-bank-account';

/**
 * Finance has given the payout to the bank: it is on its way until a statement shows it. Before the day it is due the
 * buyer may still object, so that sending it early is asked for in so many words and stands in the audit log. What the
 * payer's bank has taken back is not paid out.
 */
export async function sendPayout(
  tx: Tx,
  actor: Actor,
  payoutId: string,
  { early, now = new Date() }: { readonly early: boolean; readonly now?: Date },
): Promise<Result<typeof payouts.$inferSelect, SendPayoutRefusal>> {
  if (!may(actor, 'send-payout')) return refuse('not-allowed');
  const [payout] = await tx.select().from(payouts).where(eq(payouts.id, payoutId)).for('update');
  if (!payout) return refuse('payout-not-found');
  if (payout.state !== 'scheduled') return refuse('payout-already-sent', { state: payout.state });
  if (await isDisputed(tx, payout.orderId)) return refuse('payment-disputed');
  const isEarly = payout.scheduledFor > now;
  if (isEarly && !early)
    return refuse('payout-not-due', { due: payout.scheduledFor.toISOString().slice(0, 10) });
  const iban = await findHouseAccount(tx, payout.currency);
  if (!iban) return refuse('no-bank-account', { currency: payout.currency });
  const { id, portalId, organisationId } = payout;
  const amount = money(payout.currency, payout.amountMinor);
  await postEntry(tx, payoutSentEntry({ payoutId: id, portalId, organisationId, amount, iban, at: now }));
  const [sent] = await tx
    .update(payouts)
    .set({ state: 'sent', sentAt: now })
    .where(eq(payouts.id, id))
    .returning();
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'payout-sent',
    subjectType: 'payout',
    subjectId: id,
    facts: { currency: payout.currency, minor: payout.amountMinor, early: isEarly },
  });
  return sent ? ok(sent) : refuse('payout-not-found');
}
