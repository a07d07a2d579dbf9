import { and, eq, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { findPerson } from '@/members/find-people';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { closeEnrolments } from './close-enrolments';
import { type OpenEnrolment, openEnrolment } from './open-enrolment';
import { enrolments } from './schema';

const lifetime = 7 * 86_400_000;

/**
 * Invites a person to enrol a key, for the organisation they act for, or (`organisationId` null) as staff. The token
 * goes into the link and nowhere else: the books keep its SHA-256. One invitation is open at a time: the link of an
 * earlier one, in a mailbox that somebody else may read by now, opens nothing any more.
 */
export async function invitePerson(
  tx: Tx,
  actor: Actor | null,
  input: {
    readonly personId: string;
    readonly organisationId: string | null;
    /** in whose name the house invites, where no actor does */
    readonly inviterId?: string;
  },
  now = new Date(),
): Promise<Result<OpenEnrolment, 'not-allowed' | 'person-not-of-organisation'>> {
  const { personId, organisationId } = input;
  const inviterId = actor?.personId ?? input.inviterId ?? null;
  const acting = await findPerson(tx, personId);
  const role = acting.find((row) => row.organisationId === organisationId);
  if (actor && !may(actor, 'invite-person', { portalId: acting[0]?.portalId ?? null }))
    return refuse('not-allowed');
  if (!role) return refuse('person-not-of-organisation');
  const earlier = and(
    eq(enrolments.personId, personId),
    organisationId ? eq(enrolments.organisationId, organisationId) : isNull(enrolments.organisationId),
    eq(enrolments.purpose, 'invitation'),
  );
  await closeEnrolments(tx, earlier, now);
  const invited = await openEnrolment(tx, { personId, organisationId, invitedBy: inviterId }, lifetime, now);
  await appendEntry(tx, {
    actorId: inviterId,
    portalId: role.portalId,
    action: 'person-invited',
    subjectType: 'enrolment',
    subjectId: invited.enrolmentId,
    facts: { personId, organisationId, expiresAt: invited.expiresAt.toISOString() },
  });
  return ok(invited);
}
