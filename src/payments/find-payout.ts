import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Payout } from './release-escrow';
import { payouts } from './schema';

/** The seller's money of an order on its way; null before release, and for anybody but the seller and finance. */
export async function findPayoutOfOrder(tx: Tx, orderId: string): Promise<Payout | null> {
  const [payout] = await tx.select().from(payouts).where(eq(payouts.orderId, orderId));
  return payout ?? null;
}
