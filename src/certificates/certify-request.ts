import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type AdoptedCertificate, type AdoptRefusal, adoptCertificate } from './adopt-certificate';
import type { EnrolmentRefusal } from './find-enrolment';
import type { IssuedCertificate, IssueRefusal } from './issue-for-person';
import { issueMemberCertificate, type MemberCertificateRequest } from './issue-member-certificate';
import { recordRefusedRequest } from './record-refused-request';
import { type RenewRefusal, renewCertificate } from './renew-certificate';
import { resumeEnrolment } from './resume-enrolment';

export type InvitedRefusal = EnrolmentRefusal | IssueRefusal | 'too-many-devices';

const system = { kind: 'system' } as const;

/**
 * Answers the request of somebody invited: with a new certificate, with the one it was answered with before, when that
 * was for this very key, or with a refusal, which stays in the log though nothing else of the attempt does.
 */
export async function certifyInvited(
  asked: MemberCertificateRequest,
): Promise<Result<IssuedCertificate, InvitedRefusal>> {
  const issued = await inTransaction(system, (tx) => issueMemberCertificate(tx, asked));
  if (issued.ok) return issued;
  const refusal = issued.refusal.code;
  const before =
    refusal === 'enrolment-used' && (await inTransaction(system, (tx) => resumeEnrolment(tx, asked)));
  if (before) return { ok: true, value: before };
  await inTransaction(system, (tx) =>
    recordRefusedRequest(tx, { token: asked.token }, { ...asked, refusal }),
  );
  return issued;
}

/**
 * Takes the certificate of a recognised authority in answer to an invitation, with the same care: asked again for the
 * same key it is answered again, and a refusal stays in the log.
 */
export async function adoptInvited(
  asked: AdoptedCertificate,
): Promise<Result<IssuedCertificate, AdoptRefusal>> {
  const adopted = await inTransaction(system, (tx) => adoptCertificate(tx, asked));
  if (adopted.ok) return adopted;
  const refusal = adopted.refusal.code;
  const before =
    refusal === 'enrolment-used' && (await inTransaction(system, (tx) => resumeEnrolment(tx, asked)));
  if (before) return { ok: true, value: before };
  await inTransaction(system, (tx) =>
    recordRefusedRequest(tx, { token: asked.token }, { ...asked, refusal }),
  );
  return adopted;
}

/** Answers the request of a signed-in member for the successor of the certificate in use; a refusal stays in the log. */
export async function certifyRenewal(
  actor: Actor,
  asked: Omit<MemberCertificateRequest, 'token'>,
): Promise<Result<IssuedCertificate, RenewRefusal>> {
  const renewed = await inTransaction(system, (tx) => renewCertificate(tx, actor, asked));
  if (renewed.ok) return renewed;
  const refusal = renewed.refusal.code;
  await inTransaction(system, (tx) => recordRefusedRequest(tx, { actor }, { ...asked, refusal }));
  return renewed;
}
