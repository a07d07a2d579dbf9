import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import { lockApplication } from './lock-application';
import { moveApplication } from './move-application';
import type { ReviewRefusal } from './review-refusals';
import { writeToApplicant } from './write-to-applicant';

/** Declines an application, with the reason the applicant will read. One registrar is enough to say no. */
export async function rejectApplication(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly reason: string },
  now = new Date(),
): Promise<Result<void, ReviewRefusal>> {
  const application = await lockApplication(tx, input.applicationId);
  if (!application) return refuse('application-unknown');
  if (!may(actor, 'review-application', { portalId: application.portalId })) return refuse('not-allowed');
  const move = { to: 'rejected', actorId: actor.personId, reason: input.reason } as const;
  const moved = await moveApplication(tx, application, move, now);
  if (!moved.ok) return moved;
  await writeToApplicant(tx, application, 'application-rejected');
  return ok(undefined);
}
