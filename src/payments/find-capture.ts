import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { captures } from './schema';

export type Capture = typeof captures.$inferSelect;

/** The capture of a payment that was admitted and of which nothing has been heard yet. */
export async function findCaptureAskedFor(tx: Tx, paymentId: string): Promise<Capture | null> {
  const [capture] = await tx
    .select()
    .from(captures)
    .where(and(eq(captures.paymentId, paymentId), eq(captures.state, 'requested')));
  return capture ?? null;
}
