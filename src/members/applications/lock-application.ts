import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { applications } from '../schema';
import { enterAsBearer } from './bearer';

export type Application = typeof applications.$inferSelect;

/** The application, held until the transaction ends: whoever else decides about it waits. Null when it is not seen. */
export async function lockApplication(tx: Tx, applicationId: string): Promise<Application | null> {
  const [row] = await tx.select().from(applications).where(eq(applications.id, applicationId)).for('update');
  return row ?? null;
}

/** The application whose link has this token, held likewise. */
export async function lockApplicationOfBearer(tx: Tx, token: string): Promise<Application | null> {
  await enterAsBearer(tx, token);
  const [row] = await tx
    .select()
    .from(applications)
    .where(eq(applications.tokenDigest, sql`app_bearer()`))
    .for('update');
  return row ?? null;
}
