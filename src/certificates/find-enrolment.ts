import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { organisations, people } from '@/members/schema';
import { type LocalisedText, portals } from '@/portals/schema';
import { ok, type Result, refuse } from '@/trade/result';
import { tokenDigest } from './open-enrolment';
import { enrolments } from './schema';

export interface Enrolment {
  readonly id: string;
  readonly expiresAt: Date;
  readonly invitedBy: string | null;
  readonly purpose: 'invitation' | 'own-device';
  readonly deviceName: string | null;
  readonly replaces: string | null;
  readonly issuedOn: string | null;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly latinName: string;
    readonly email: string;
    readonly locale: string;
  };
  /** null for staff of the chamber or the operator */
  readonly organisation: {
    readonly id: string;
    readonly legalName: string;
    readonly organisationIdentifier: string;
    readonly country: string;
  } | null;
  /** null for the operator's own staff */
  readonly portal: {
    readonly id: string;
    readonly slug: string;
    readonly country: string;
    readonly chamberName: LocalisedText;
  } | null;
}
export type EnrolmentRefusal = 'enrolment-unknown' | 'enrolment-used' | 'enrolment-expired';

/**
 * The open invitation behind a token. Runs in system scope: who holds the token is not signed in yet. With `lock`,
 * of two that use the token at the same time the second waits and then finds it used.
 */
export async function findEnrolment(
  tx: Tx,
  token: string,
  now = new Date(),
  options: { readonly lock?: boolean } = {},
): Promise<Result<Enrolment, EnrolmentRefusal>> {
  if (token.length > 100) return refuse('enrolment-unknown');
  const digest = tokenDigest(token);
  if (options.lock)
    await tx.select().from(enrolments).where(eq(enrolments.tokenDigest, digest)).for('update');
  const inviter = alias(people, 'inviter');
  const [row] = await tx
    .select({
      enrolment: enrolments,
      person: people,
      organisation: organisations,
      portal: portals,
      invitedBy: inviter.name,
    })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.personId))
    .leftJoin(portals, eq(portals.id, people.portalId))
    .leftJoin(organisations, eq(organisations.id, enrolments.organisationId))
    .leftJoin(inviter, eq(inviter.id, enrolments.invitedBy))
    .where(eq(enrolments.tokenDigest, digest));
  if (!row) return refuse('enrolment-unknown');
  const { enrolment, person, organisation, portal, invitedBy } = row;
  if (enrolment.usedAt) return refuse('enrolment-used');
  if (now >= enrolment.expiresAt) return refuse('enrolment-expired');
  if (enrolment.organisationId && organisation?.state !== 'active') return refuse('enrolment-expired');
  const { id, expiresAt, purpose, deviceName, replaces, issuedOn } = enrolment;
  return ok({
    id,
    expiresAt,
    invitedBy,
    purpose,
    deviceName,
    replaces,
    issuedOn,
    person,
    organisation,
    portal,
  });
}
