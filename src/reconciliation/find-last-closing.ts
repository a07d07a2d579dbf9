import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { closedPeriods } from './schema';

/** The newest closing of an account: up to its day nothing of the account moves any more. */
export async function findLastClosing(
  tx: Tx,
  { account, currency }: { readonly account: string; readonly currency: string },
): Promise<typeof closedPeriods.$inferSelect | null> {
  const [last] = await tx
    .select()
    .from(closedPeriods)
    .where(and(eq(closedPeriods.account, account), eq(closedPeriods.currency, currency)))
    .orderBy(desc(closedPeriods.untilDate))
    .limit(1);
  return last ?? null;
}
