import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import { lockMandate } from './lock-mandate';
import { notifyOfMandate } from './notify-of-mandate';
import { may } from './policy';
import { mandates } from './schema';

export type RevokeMandateRefusal = 'not-allowed' | 'mandate-unknown' | 'mandate-already-revoked';

/** Takes a mandate back, by the organisation's principal or the chamber. What was signed under it stays signed. */
export async function revokeMandate(
  tx: Tx,
  actor: Actor,
  input: { readonly mandateId: string },
): Promise<Result<{ mandateId: string }, RevokeMandateRefusal>> {
  const found = await lockMandate(tx, input.mandateId);
  if (!found) return refuse('mandate-unknown');
  const { mandate, portalId } = found;
  const { organisationId } = mandate;
  if (!may(actor, 'revoke-mandate', { portalId, organisationId })) return refuse('not-allowed');
  if (mandate.revokedAt) return refuse('mandate-already-revoked');
  await tx.update(mandates).set({ revokedAt: new Date() }).where(eq(mandates.id, mandate.id));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'mandate-revoked',
    subjectType: 'mandate',
    subjectId: mandate.id,
    facts: { personId: mandate.personId },
  });
  await notifyOfMandate(tx, mandate, 'mandate-revoked', actor);
  return ok({ mandateId: mandate.id });
}
