import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import type { Actor } from '../actor';
import { may } from '../policy';
import { applicationMessages } from '../schema';
import { lockApplication } from './lock-application';
import { moveApplication } from './move-application';
import type { ReviewRefusal } from './review-refusals';
import { writeToApplicant } from './write-to-applicant';

/**
 * Asks the applicant for something. The form opens again for them, approvals given so far are void with the next
 * submission, and a letter says that there is a question, not which: it lies behind the link.
 */
export async function requestInformation(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly question: string },
  now = new Date(),
): Promise<Result<void, ReviewRefusal>> {
  const application = await lockApplication(tx, input.applicationId);
  if (!application) return refuse('application-unknown');
  if (!may(actor, 'review-application', { portalId: application.portalId })) return refuse('not-allowed');
  const move = {
    to: 'information-requested',
    actorId: actor.personId,
    reason: input.question,
  } as const;
  const moved = await moveApplication(tx, application, move, now);
  if (!moved.ok) return moved;
  await tx.insert(applicationMessages).values({
    applicationId: application.id,
    at: now,
    authorId: actor.personId,
    text: keptText(input.question),
  });
  await writeToApplicant(tx, application, 'application-question');
  return ok(undefined);
}
