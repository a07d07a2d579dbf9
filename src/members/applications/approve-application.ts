import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import type { RegisterOrganisationRefusal } from '../register-organisation';
import type { RegisterPersonRefusal } from '../register-person';
import { applicationApprovals } from '../schema';
import { approvalsNeeded } from './application';
import type { Sanctions } from './configured-sanctions';
import { findOddities } from './find-applications';
import { type Application, lockApplication } from './lock-application';
import { moveApplication } from './move-application';
import { bars } from './oddities';
import { registerApplicant } from './register-applicant';
import type { ReviewRefusal } from './review-refusals';

export type ApproveRefusal =
  | ReviewRefusal
  | 'approved-by-you-already'
  | 'approval-barred'
  | RegisterOrganisationRefusal
  | RegisterPersonRefusal;

export type Approval =
  | { readonly outcome: 'one-of-two' }
  | { readonly outcome: 'admitted'; readonly organisationId: string; readonly personId: string };

/**
 * A registrar approves what lies in review. The first approval waits for a second by somebody else; the second
 * registers the organisation, its signatory and its producers. `sanctions` is the operator's list as read just now.
 */
export async function approveApplication(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly sanctions: Sanctions },
  now = new Date(),
): Promise<Result<Approval, ApproveRefusal>> {
  const application = await lockApplication(tx, input.applicationId);
  if (!application) return refuse('application-unknown');
  if (!may(actor, 'approve-application', { portalId: application.portalId })) return refuse('not-allowed');
  if (application.state !== 'in-review') return refuse('application-has-moved', { state: application.state });
  const oddities = await findOddities(tx, [application], input.sanctions, now);
  const barred = bars(oddities.get(application.id) ?? []);
  if (barred) return refuse('approval-barred', { oddity: barred.code });
  const given = await giveApproval(tx, application, actor.personId, now);
  if (given === null) return refuse('approved-by-you-already');
  if (given < approvalsNeeded) return ok({ outcome: 'one-of-two' });
  const registered = await registerApplicant(tx, actor, application);
  if (!registered.ok) return registered;
  const { organisationId } = registered.value;
  const move = { to: 'approved', actorId: actor.personId, set: { organisationId } } as const;
  const moved = await moveApplication(tx, application, move, now);
  return moved.ok ? ok({ outcome: 'admitted', ...registered.value }) : moved;
}

/** How many have approved this submission now; null when this registrar had done so before. */
async function giveApproval(
  tx: Tx,
  { id, submission, portalId }: Application,
  registrarId: string,
  now: Date,
): Promise<number | null> {
  const [approval] = await tx
    .insert(applicationApprovals)
    .values({ applicationId: id, submission, registrarId, at: now })
    .onConflictDoNothing()
    .returning();
  if (!approval) return null;
  const ofSubmission = and(
    eq(applicationApprovals.applicationId, id),
    eq(applicationApprovals.submission, submission),
  );
  const given = await tx.$count(applicationApprovals, ofSubmission);
  await appendEntry(tx, {
    actorId: registrarId,
    portalId,
    action: 'application-approval-given',
    subjectType: 'application',
    subjectId: id,
    facts: { submission, approvals: given },
  });
  return given;
}
