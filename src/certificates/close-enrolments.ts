import { and, gt, isNull, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { enrolments } from './schema';

/** From now on the links of these enrolments open nothing, unless they were used already. */
export async function closeEnrolments(tx: Tx, which: SQL | undefined, now: Date): Promise<void> {
  await tx
    .update(enrolments)
    .set({ expiresAt: now })
    .where(and(which, isNull(enrolments.usedAt), gt(enrolments.expiresAt, now)));
}
