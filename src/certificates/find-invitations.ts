import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, people } from '@/members/schema';
import { enrolments } from './schema';

export interface OpenInvitation {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Invitations of a portal that nobody has used yet and that have not lapsed, oldest first. */
export async function findOpenInvitations(
  tx: Tx,
  portalId: string,
  now = new Date(),
): Promise<OpenInvitation[]> {
  return await tx
    .select({
      id: enrolments.id,
      personId: people.id,
      personName: people.name,
      organisationId: enrolments.organisationId,
      organisationName: organisations.legalName,
      createdAt: enrolments.createdAt,
      expiresAt: enrolments.expiresAt,
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .where(and(eq(people.portalId, portalId), isNull(enrolments.usedAt), gt(enrolments.expiresAt, now)))
    .orderBy(asc(enrolments.createdAt))
    .limit(200);
}
