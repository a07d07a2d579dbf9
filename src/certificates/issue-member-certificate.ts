import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { type Result, refuse } from '@/trade/result';
import { hasRoomForDevice, mostDevices } from './device-room';
import { type Enrolment, type EnrolmentRefusal, findEnrolment } from './find-enrolment';
import { type IssuedCertificate, type IssueRefusal, issueForPerson } from './issue-for-person';
import { enrolments } from './schema';
import { tellOfNewDevice } from './tell-holder';

export interface MemberCertificateRequest {
  /** The token of the invitation: holding it is the permission. */
  readonly token: string;
  /** PKCS#10, DER. */
  readonly certificationRequest: Uint8Array;
  readonly keyProtection: 'browser' | 'file';
}

/**
 * Issues the certificate an invitation promises, once. Runs in system scope: the person has no session yet. A refusal
 * leaves the invitation open, so that the person can try again with another key.
 */
export async function issueMemberCertificate(
  tx: Tx,
  input: MemberCertificateRequest,
  now = new Date(),
): Promise<Result<IssuedCertificate, EnrolmentRefusal | IssueRefusal | 'too-many-devices'>> {
  const enrolment = await findEnrolment(tx, input.token, now, { lock: true });
  if (!enrolment.ok) return enrolment;
  const { purpose, deviceName, replaces, issuedOn } = enrolment.value;
  if (purpose === 'own-device' && !(await hasRoomForDevice(tx, holderIn(enrolment.value), now)))
    return refuse('too-many-devices', { most: mostDevices });
  const request = { ...input, deviceName, replaces, issuedOn };
  const issued = await issueForPerson(tx, enrolment.value, request, now);
  if (!issued.ok) return issued;
  await tx
    .update(enrolments)
    .set({ usedAt: now, certificateId: issued.value.certificateId })
    .where(eq(enrolments.id, enrolment.value.id));
  if (purpose === 'own-device') await tellOfNewDevice(tx, enrolment.value);
  return issued;
}

function holderIn({ person, organisation, replaces }: Enrolment) {
  return { personId: person.id, organisationId: organisation?.id ?? null, replaces };
}
