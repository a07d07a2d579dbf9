import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { orderLines } from '@/orders/schema';
import { originCertificateLines, originCertificates } from './schema';

/**
 * How much of each line of an order no certificate covers yet, in thousandths by position: requested and issued ones
 * count, but for the one that is to be replaced.
 */
export async function uncoveredQuantities(
  tx: Tx,
  orderId: string,
  replacesId: string | null = null,
): Promise<Map<number, number>> {
  const ordered = await tx
    .select({ position: orderLines.position, quantity: orderLines.quantityThousandths })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId));
  const covered = await tx
    .select({
      position: originCertificateLines.position,
      quantity: originCertificateLines.quantityThousandths,
    })
    .from(originCertificateLines)
    .innerJoin(originCertificates, eq(originCertificates.id, originCertificateLines.certificateId))
    .where(
      and(
        eq(originCertificateLines.orderId, orderId),
        inArray(originCertificates.state, ['requested', 'issued']),
        replacesId ? ne(originCertificates.id, replacesId) : undefined,
      ),
    );
  const left = new Map(ordered.map(({ position, quantity }) => [position, quantity]));
  for (const { position, quantity } of covered) left.set(position, (left.get(position) ?? 0) - quantity);
  return left;
}
