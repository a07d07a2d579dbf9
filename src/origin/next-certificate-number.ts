import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { originNumber } from './origin-certificate';
import { originCertificateNumbers } from './schema';

/** The next readable number of the year; two requests at once wait for each other, and a rolled-back one leaves no gap. */
export async function nextCertificateNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const [row] = await tx
    .insert(originCertificateNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({
      target: originCertificateNumbers.year,
      set: { last: sql`${originCertificateNumbers.last} + 1` },
    })
    .returning();
  return originNumber(year, row!.last);
}
