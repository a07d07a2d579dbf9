import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { canMove } from '@/trade/state-machine';
import { keptText } from '@/trade/typed-text';
import { applicationEvents, applications } from '../schema';
import { type ApplicationState, applicationTransitions, arrivals, isDecided, isSayable } from './application';
import type { Application } from './lock-application';

export type MoveRefusal = 'application-has-moved' | 'reason-missing';

/**
 * Moves a locked application along the table of transitions: the state, what the move sets with it, an event and an
 * audit entry. The reason stays in the application's own events; the log only says that there is one.
 */
export async function moveApplication(
  tx: Tx,
  application: Application,
  move: {
    readonly to: Exclude<ApplicationState, 'draft'>;
    /** null for the applicant */
    readonly actorId: string | null;
    readonly reason?: string;
    readonly set?: Partial<typeof applications.$inferInsert>;
  },
  now: Date,
): Promise<Result<void, MoveRefusal>> {
  const { id, portalId, state, submission } = application;
  const { to, actorId } = move;
  const reason = keptText(move.reason ?? '');
  if (!canMove(applicationTransitions, state, to)) return refuse('application-has-moved', { state });
  if (arrivals[to].withReason && !isSayable(reason)) return refuse('reason-missing');
  await tx
    .update(applications)
    .set({ ...move.set, state: to, changedAt: now, ...(isDecided(to) && { decidedAt: now }) })
    .where(eq(applications.id, id));
  await tx
    .insert(applicationEvents)
    .values({ applicationId: id, at: now, actorId, fromState: state, toState: to, reason: reason || null });
  await appendEntry(tx, {
    actorId,
    portalId,
    action: `application-${to}`,
    subjectType: 'application',
    subjectId: id,
    facts: { from: state, submission: move.set?.submission ?? submission, withReason: Boolean(reason) },
  });
  return ok(undefined);
}
