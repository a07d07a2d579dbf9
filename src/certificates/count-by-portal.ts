import { and, count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findChamberSeals } from './find-chamber-seals';
import { certificates } from './schema';

export interface CertificateCount {
  readonly active: number;
  /** is there an authority that issues for its chamber? */
  readonly canIssue: boolean;
}

/** The working certificates of each portal, and whether its chamber can issue more. */
export async function countCertificatesByPortal(tx: Tx, now: Date): Promise<Map<string, CertificateCount>> {
  const active = await tx
    .select({ portalId: sql<string>`${certificates.portalId}`, n: count() })
    .from(certificates)
    .where(and(eq(certificates.state, 'active'), isNotNull(certificates.portalId)))
    .groupBy(certificates.portalId);
  const seals = await findChamberSeals(tx, now);
  const found = new Map([...seals.keys()].map((portalId) => [portalId, { active: 0, canIssue: true }]));
  for (const { portalId, n } of active) found.set(portalId, { active: n, canIssue: found.has(portalId) });
  return found;
}
