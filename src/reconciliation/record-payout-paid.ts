import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { payoutKey, payoutPaidEntry, payoutVoidEntry } from '@/ledger/entries/payout';
import { recordArrival } from '@/ledger/record-arrival';
import { completeOrder } from '@/orders/complete-order';
import { payouts } from '@/payments/schema';
import { money } from '@/trade/money';
import type { CandidatePart } from './claim';
import { effectiveAt, type Statement, type StatementLine } from './statement-line';

/** The bank booked a payout to a seller: it is paid, and with it the order is complete. Gives the journal entry. */
export async function recordPayoutPaid(
  tx: Tx,
  line: StatementLine,
  statement: Statement,
  part: CandidatePart & { readonly matchId: string },
): Promise<string> {
  const [payout] = await tx.select().from(payouts).where(eq(payouts.id, part.claim.targetId)).for('update');
  if (!payout) throw new Error(`payout ${part.claim.targetId} is gone`);
  const paid = {
    payoutId: payout.id,
    portalId: payout.portalId,
    organisationId: payout.organisationId,
    amount: money(payout.currency, -part.claimMinor),
    iban: statement.account,
    at: effectiveAt(line),
  };
  const { entryId } = await recordArrival(tx, {
    pendingKey: payoutKey(payout.id),
    arrived: (isOpen) => payoutPaidEntry(paid, part.matchId, isOpen),
    letGo: payoutVoidEntry(paid),
  });
  await tx
    .update(payouts)
    .set({ state: 'paid', paidAt: effectiveAt(line) })
    .where(eq(payouts.id, payout.id));
  // an order may have been completed or disputed by other hands meanwhile: the payout is paid all the same
  await completeOrder(tx, payout.orderId);
  return entryId;
}
