import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import {
  type Approval,
  type ApproveRefusal,
  approveApplication,
} from '@/members/applications/approve-application';
import type { Sanctions } from '@/members/applications/configured-sanctions';
import { ok, type Result, refuse } from '@/trade/result';
import { invitePerson } from './invite-person';
import { mailInvitation } from './mail-invitation';

/**
 * Approves an application and, with the second registrar's approval, invites the signatory of the new member to make
 * a key; the link goes to their own address, and to nobody else.
 */
export async function admitApplicant(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly sanctions: Sanctions },
  now = new Date(),
): Promise<Result<Approval, ApproveRefusal>> {
  const approved = await approveApplication(tx, actor, input, now);
  if (!approved.ok || approved.value.outcome === 'one-of-two') return approved;
  const { personId, organisationId } = approved.value;
  const invited = await invitePerson(tx, actor, { personId, organisationId }, now);
  if (!invited.ok) return refuse('not-allowed');
  await mailInvitation(tx, personId, invited.value.token);
  return ok(approved.value);
}
