import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { releaseEntry, sharesOf } from '@/ledger/entries/release';
import { postEntry } from '@/ledger/post-entry';
import { lockOrder } from '@/orders/lock-order';
import { notifyParty } from '@/orders/notify-party';
import { portals } from '@/portals/schema';
import { creditorReference } from '@/trade/creditor-reference';
import { ok, type Result, refuse } from '@/trade/result';
import { findPaymentOfOrder } from './find-payment';
import { amountOf } from './payment';
import { payouts } from './schema';

export type Payout = typeof payouts.$inferSelect;

/** Days between the buyer's word that the goods arrived and the money leaving for the seller: time for a dispute. */
const daysUntilPayout = 2;

/**
 * The buyer has the goods: escrow becomes the seller's, less the fees of the portal's policy, and a payout is
 * scheduled. One transaction; doing it again gives the payout scheduled before.
 */
export async function releaseEscrow(
  tx: Tx,
  orderId: string,
): Promise<Result<Payout, 'order-not-found' | 'order-not-delivered' | 'payment-not-captured'>> {
  const order = await lockOrder(tx, orderId);
  if (!order) return refuse('order-not-found');
  const [before] = await tx.select().from(payouts).where(eq(payouts.orderId, orderId));
  if (before) return ok(before);
  if (order.state !== 'delivered') return refuse('order-not-delivered', { state: order.state });
  const payment = await findPaymentOfOrder(tx, orderId);
  if (payment?.state !== 'captured')
    return refuse('payment-not-captured', { state: payment?.state ?? 'none' });
  const [policy] = await tx.select().from(portals).where(eq(portals.id, order.portalId));
  const now = new Date();
  await postEntry(
    tx,
    releaseEntry({
      releaseId: order.id,
      orderId: order.id,
      portalId: order.portalId,
      sellerOrganisationId: order.sellerOrganisationId,
      amount: amountOf(payment),
      policy: policy!,
      at: now,
    }),
  );
  const share = sharesOf(amountOf(payment), policy!).seller;
  const [payout] = await tx
    .insert(payouts)
    .values({
      portalId: order.portalId,
      orderId: order.id,
      organisationId: order.sellerOrganisationId,
      currency: share.currency,
      amountMinor: share.minor,
      state: 'scheduled',
      scheduledFor: new Date(now.getTime() + daysUntilPayout * 86_400_000),
      reference: payoutReference(order.number),
    })
    .returning();
  await appendEntry(tx, {
    actorId: null,
    portalId: order.portalId,
    action: 'escrow-released',
    subjectType: 'purchase-order',
    subjectId: order.id,
    facts: { currency: share.currency, minor: share.minor },
  });
  await notifyParty(tx, order, 'seller', 'payout-scheduled');
  return ok(payout!);
}

/** ISO 11649, so that the seller's bank and ours can name the payout: RFxxPAY2026000123. */
function payoutReference(orderNumber: string): string {
  const reference = creditorReference(`PAY${orderNumber.slice('PO-'.length)}`);
  if (!reference.ok) throw new Error(`order number ${orderNumber} gives no creditor reference`);
  return reference.value;
}
