import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { closeEnrolments } from './close-enrolments';
import { hasRoomForDevice, mostDevices } from './device-room';
import { lockCertificate } from './lock-certificate';
import { type OpenEnrolment, openEnrolment } from './open-enrolment';
import { enrolments } from './schema';

/** Long enough to take the telephone out and read the code; short for whoever photographs it. */
const lifetime = 15 * 60_000;

export type DeviceRefusal = 'not-allowed' | 'not-active' | 'too-many-devices';

/**
 * Invites oneself, from a session that runs, to make a key on another device: a second one, or (`replacesThis`) a new
 * one whose certificate takes this one's place. One invitation is open at a time. Runs in system scope.
 */
export async function inviteOwnDevice(
  tx: Tx,
  actor: Actor,
  input: { readonly deviceName: string; readonly replacesThis: boolean },
  now = new Date(),
): Promise<Result<OpenEnrolment, DeviceRefusal>> {
  const { personId, organisationId, certificateId } = actor;
  const found = await lockCertificate(tx, { ...actor, roles: [] }, certificateId);
  if (!found.ok) return found;
  const { certificate } = found.value;
  if (certificate.state !== 'active' || now > certificate.notAfter) return refuse('not-active');
  const replaces = input.replacesThis ? certificateId : null;
  if (!(await hasRoomForDevice(tx, { personId, organisationId, replaces }, now)))
    return refuse('too-many-devices', { most: mostDevices });
  await closeEnrolments(
    tx,
    and(eq(enrolments.personId, personId), eq(enrolments.purpose, 'own-device')),
    now,
  );
  const { deviceName } = input;
  const issuedOn = certificateId;
  const invited = await openEnrolment(
    tx,
    { personId, organisationId, invitedBy: personId, purpose: 'own-device', deviceName, replaces, issuedOn },
    lifetime,
    now,
  );
  await appendEntry(tx, {
    actorId: personId,
    portalId: actor.portalId,
    action: 'own-device-invited',
    subjectType: 'enrolment',
    subjectId: invited.enrolmentId,
    facts: { certificateId, replaces, expiresAt: invited.expiresAt.toISOString() },
  });
  return ok(invited);
}
