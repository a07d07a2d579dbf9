import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { applicationNumbers } from '../schema';
import { applicationNumber } from './application';

/** The next readable number of the year; a rolled-back application leaves no gap. */
export async function nextApplicationNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await tx
    .insert(applicationNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({
      target: applicationNumbers.year,
      set: { last: sql`${applicationNumbers.last} + 1` },
    })
    .returning();
  return applicationNumber(year, row!.last);
}
