import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { notifyRoles } from '@/orders/notify-party';
import { purchaseOrders } from '@/orders/schema';
import type { OriginCertificate } from './origin-certificate';

/** Tells those who act for a party of the order what became of a certificate; they find it on the order's page. */
export async function tellParties(
  tx: Tx,
  certificate: OriginCertificate,
  parties: readonly ('buyer' | 'seller')[],
  kind: 'origin-issued' | 'origin-refused' | 'origin-withdrawn',
): Promise<void> {
  const [order] = await tx.select().from(purchaseOrders).where(eq(purchaseOrders.id, certificate.orderId));
  if (!order) return;
  for (const party of parties) await notifyRoles(tx, order, party, ['owner', party], kind);
}
