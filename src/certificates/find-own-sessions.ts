import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { certificates, sessions } from './schema';

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly certificateId: string;
  readonly deviceName: string | null;
  readonly keyProtection: string;
  readonly serial: string;
}

/** The sessions of a person that run, newest first. */
export async function findOwnSessions(tx: Tx, personId: string, now = new Date()): Promise<OwnSession[]> {
  return await tx
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
      certificateId: sessions.certificateId,
      deviceName: certificates.deviceName,
      keyProtection: certificates.keyProtection,
      serial: certificates.serial,
    })
    .from(sessions)
    .innerJoin(certificates, eq(certificates.id, sessions.certificateId))
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        eq(certificates.state, 'active'),
      ),
    )
    .orderBy(desc(sessions.createdAt))
    .limit(100);
}
