import { and, eq, gt, gte, isNull, lte } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { authorities, certificates, sessions } from './schema';

export interface RunningSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly certificateId: string;
  readonly organisationId: string | null;
}

/** A session that runs, and only as long as its certificate and who issued it are in force; asked at every request. */
export async function findSession(
  tx: Tx,
  sessionId: string,
  now = new Date(),
): Promise<RunningSession | null> {
  const [row] = await tx
    .select({
      sessionId: sessions.id,
      personId: sessions.personId,
      certificateId: sessions.certificateId,
      organisationId: certificates.organisationId,
    })
    .from(sessions)
    .innerJoin(certificates, eq(certificates.id, sessions.certificateId))
    .innerJoin(authorities, eq(authorities.id, certificates.authorityId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        eq(certificates.state, 'active'),
        isNull(authorities.revokedAt),
        lte(certificates.notBefore, now),
        gte(certificates.notAfter, now),
      ),
    );
  return row ?? null;
}
