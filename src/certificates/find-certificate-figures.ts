import { and, count, eq, gt, gte, lt, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { monthOf } from '@/db/month-of';
import { certificates } from './schema';

export interface CertificateFigures {
  readonly active: number;
  readonly suspended: number;
  /** active certificates by the month they end in ("2026-11-01"), for a year from now */
  readonly ending: readonly { readonly month: string; readonly certificates: number }[];
  readonly revoked: readonly {
    readonly month: string;
    /** RFC 5280 CRLReason name */
    readonly reason: string;
    readonly certificates: number;
  }[];
}

/** How the certificates of a portal's members stand; revocations since that instant. */
export async function findCertificateFigures(
  tx: Tx,
  portalId: string,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<CertificateFigures> {
  const ofPortal = eq(certificates.portalId, portalId);
  const inAYear = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), 1));
  const [standing] = await tx
    .select({
      active: sql<number>`count(*) filter (where ${certificates.state} = 'active')`.mapWith(Number),
      suspended: sql<number>`count(*) filter (where ${certificates.state} = 'suspended')`.mapWith(Number),
    })
    .from(certificates)
    .where(and(ofPortal, gt(certificates.notAfter, now)));
  const endsIn = monthOf(certificates.notAfter);
  const ending = await tx
    .select({ month: endsIn, certificates: count() })
    .from(certificates)
    .where(
      and(
        ofPortal,
        eq(certificates.state, 'active'),
        gt(certificates.notAfter, now),
        lt(certificates.notAfter, inAYear),
      ),
    )
    .groupBy(endsIn)
    .orderBy(endsIn);
  const revokedIn = monthOf(certificates.revokedAt);
  const reason = sql<string>`coalesce(${certificates.revocationReason}, 'unspecified')`;
  const revoked = await tx
    .select({ month: revokedIn, reason, certificates: count() })
    .from(certificates)
    .where(and(ofPortal, eq(certificates.state, 'revoked'), gte(certificates.revokedAt, since)))
    .groupBy(revokedIn, reason)
    .orderBy(revokedIn, reason);
  return { active: standing?.active ?? 0, suspended: standing?.suspended ?? 0, ending, revoked };
}
