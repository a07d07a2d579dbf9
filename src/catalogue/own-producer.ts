import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { producers } from '@/members/schema';

/** Nobody names another cooperative's makers as their own; goods may also name nobody. */
export async function isOwnProducer(
  tx: Tx,
  organisationId: string,
  producerId: string | null,
): Promise<boolean> {
  if (producerId === null) return true;
  const [row] = await tx
    .select({ id: producers.id })
    .from(producers)
    .where(and(eq(producers.id, producerId), eq(producers.organisationId, organisationId)));
  return row !== undefined;
}
