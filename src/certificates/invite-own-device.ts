import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { hasRoomForDevice, mostDevices } from './device-room';
import { tokenDigest } from './invite-person';
import { lockCertificate } from './lock-certificate';
import { enrolments } from './schema';

/** Long enough to take the telephone out and read the code; short for whoever photographs it. */
const lifetime = 15 * 60_000;

export interface DeviceInvitation {
  readonly enrolmentId: string;
  readonly token: string;
  readonly expiresAt: Date;
}
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
): Promise<Result<DeviceInvitation, DeviceRefusal>> {
  const { personId, organisationId, certificateId } = actor;
  const found = await lockCertificate(tx, { ...actor, roles: [] }, certificateId);
  if (!found.ok) return found;
  const { certificate } = found.value;
  if (certificate.state !== 'active' || now > certificate.notAfter) return refuse('not-active');
  const replaces = input.replacesThis ? certificateId : null;
  if (!(await hasRoomForDevice(tx, { personId, organisationId, replaces }, now)))
    return refuse('too-many-devices', { most: mostDevices });
  await closeOpenOnes(tx, personId, now);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + lifetime);
  const [enrolment] = await tx
    .insert(enrolments)
    .values({
      personId,
      organisationId,
      tokenDigest: tokenDigest(token),
      invitedBy: personId,
      purpose: 'own-device',
      deviceName: input.deviceName,
      replaces,
      issuedOn: certificateId,
      createdAt: now,
      expiresAt,
    })
    .returning({ id: enrolments.id });
  const enrolmentId = enrolment!.id;
  await appendEntry(tx, {
    actorId: personId,
    portalId: actor.portalId,
    action: 'own-device-invited',
    subjectType: 'enrolment',
    subjectId: enrolmentId,
    facts: { certificateId, replaces, expiresAt: expiresAt.toISOString() },
  });
  return ok({ enrolmentId, token, expiresAt });
}

async function closeOpenOnes(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .update(enrolments)
    .set({ expiresAt: now })
    .where(
      and(
        eq(enrolments.personId, personId),
        eq(enrolments.purpose, 'own-device'),
        isNull(enrolments.usedAt),
        gt(enrolments.expiresAt, now),
      ),
    );
}
