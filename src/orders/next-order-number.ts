import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { orderNumber } from './order';
import { orderNumbers } from './schema';

/** The next readable number of the year; two orders at once wait for each other, and a rolled-back one leaves no gap. */
export async function nextOrderNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await tx
    .insert(orderNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: orderNumbers.year, set: { last: sql`${orderNumbers.last} + 1` } })
    .returning();
  return orderNumber(year, row!.last);
}
