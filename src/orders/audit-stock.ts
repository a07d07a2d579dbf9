import { eq } from 'drizzle-orm';
import { appendEntries } from '@/audit/append-entries';
import type { Tx } from '@/db/connection';
import type { Order } from './order';
import { stockReservations } from './schema';
import type { StockMove } from './stock-move';

/** Says of every goods in stock that an order's move reserved, released or shipped them, and how much. */
export async function auditStock(
  tx: Tx,
  order: Order,
  move: StockMove,
  actorId: string | null,
): Promise<void> {
  const reservations = await tx
    .select()
    .from(stockReservations)
    .where(eq(stockReservations.orderId, order.id));
  await appendEntries(
    tx,
    reservations
      .filter(({ state }) => state === move)
      .map(({ productId, variantCode, quantityThousandths }) => ({
        actorId,
        portalId: order.portalId,
        action: `stock-${move}`,
        subjectType: 'product',
        subjectId: productId,
        facts: { order: order.number, variant: variantCode || null, quantityThousandths },
      })),
  );
}
