import type { Tx } from '@/db/connection';
import { type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import { lockApplication } from './lock-application';
import { moveApplication } from './move-application';
import type { ReviewRefusal } from './review-refusals';

/** A registrar takes a submitted application up for review. */
export async function takeUpApplication(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string },
  now = new Date(),
): Promise<Result<void, ReviewRefusal>> {
  const application = await lockApplication(tx, input.applicationId);
  if (!application) return refuse('application-unknown');
  if (!may(actor, 'review-application', { portalId: application.portalId })) return refuse('not-allowed');
  return await moveApplication(tx, application, { to: 'in-review', actorId: actor.personId }, now);
}
