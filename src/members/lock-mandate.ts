import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { mandates, organisations } from './schema';

/** A mandate, locked until the transaction ends, and the portal of the organisation that granted it. */
export async function lockMandate(tx: Tx, mandateId: string) {
  const [found] = await tx
    .select({ mandate: mandates, portalId: organisations.portalId })
    .from(mandates)
    .innerJoin(organisations, eq(organisations.id, mandates.organisationId))
    .where(eq(mandates.id, mandateId))
    .for('update', { of: mandates });
  return found ?? null;
}
