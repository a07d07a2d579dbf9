import { desc, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { providerPayouts, providerTransactions } from './schema';

export interface SettlementSummary {
  readonly settlement: typeof providerPayouts.$inferSelect;
  readonly lines: number;
  readonly grossMinor: number;
  readonly feeMinor: number;
  readonly netMinor: number;
}

/** Payouts of payment providers, newest first, each with the sums of what it is made of. Two queries. */
export async function findSettlements(tx: Tx, most = 60): Promise<readonly SettlementSummary[]> {
  const found = await tx
    .select()
    .from(providerPayouts)
    .orderBy(desc(providerPayouts.arrivalDate), desc(providerPayouts.id))
    .limit(most);
  if (found.length === 0) return [];
  const sums = await tx
    .select({
      payoutId: providerTransactions.payoutId,
      lines: sql<number>`count(*)::int`,
      gross: sql<string>`sum(${providerTransactions.grossMinor})`,
      fee: sql<string>`sum(${providerTransactions.feeMinor})`,
      net: sql<string>`sum(${providerTransactions.netMinor})`,
    })
    .from(providerTransactions)
    .where(
      inArray(
        providerTransactions.payoutId,
        found.map(({ id }) => id),
      ),
    )
    .groupBy(providerTransactions.payoutId);
  return found.map((settlement) => {
    const own = sums.find(({ payoutId }) => payoutId === settlement.id);
    return {
      settlement,
      lines: own?.lines ?? 0,
      grossMinor: Number(own?.gross ?? 0),
      feeMinor: Number(own?.fee ?? 0),
      netMinor: Number(own?.net ?? 0),
    };
  });
}
