import { and, count, eq, gte, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { certificates } from './schema';

/** How many certificates an authority issued are in force or held now: what a revocation of it would end. */
export async function countInForce(tx: Tx, authorityId: string, now = new Date()): Promise<number> {
  const [row] = await tx
    .select({ number: count() })
    .from(certificates)
    .where(
      and(
        eq(certificates.authorityId, authorityId),
        inArray(certificates.state, ['active', 'suspended']),
        gte(certificates.notAfter, now),
      ),
    );
  return row!.number;
}
