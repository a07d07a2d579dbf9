import { and, asc, count, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { people } from '@/members/schema';
import { type CertificateSummary, findCertificates } from './find-certificates';
import { lostKeyReports } from './schema';

export type LostKey = typeof lostKeyReports.$inferSelect;

export interface LostKeyCase {
  readonly report: LostKey;
  /** whom the books know by that address */
  readonly person: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** theirs that can still be used, or wait to be */
  readonly certificates: readonly CertificateSummary[];
}

/** Open reports of lost keys of a portal, oldest first. */
export async function findLostKeys(tx: Tx, portalId: string): Promise<LostKey[]> {
  return await tx
    .select()
    .from(lostKeyReports)
    .where(and(eq(lostKeyReports.portalId, portalId), eq(lostKeyReports.state, 'open')))
    .orderBy(asc(lostKeyReports.createdAt))
    .limit(200);
}

export async function countLostKeys(tx: Tx, portalId: string): Promise<number> {
  const [row] = await tx
    .select({ open: count() })
    .from(lostKeyReports)
    .where(and(eq(lostKeyReports.portalId, portalId), eq(lostKeyReports.state, 'open')));
  return row!.open;
}

/** One report with the person it may be of and what they hold; null when the reader's chamber has none of that id. */
export async function findLostKey(tx: Tx, reportId: string): Promise<LostKeyCase | null> {
  const [row] = await tx
    .select({
      report: lostKeyReports,
      person: { id: people.id, name: people.name, email: people.email },
    })
    .from(lostKeyReports)
    .leftJoin(people, eq(people.id, lostKeyReports.personId))
    .where(eq(lostKeyReports.id, reportId));
  if (!row) return null;
  const held = row.person ? await findCertificates(tx, { personId: row.person.id, limit: 200 }) : [];
  return { ...row, certificates: held.filter(({ state }) => state === 'active' || state === 'suspended') };
}
