import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import { lockMandate } from './lock-mandate';
import { notifyOfMandate } from './notify-of-mandate';
import { may } from './policy';
import { mandates } from './schema';

export type EndorseMandateRefusal =
  | 'not-allowed'
  | 'mandate-unknown'
  | 'own-mandate'
  | 'mandate-already-endorsed'
  | 'mandate-revoked';

/** The chamber endorses what a principal granted; nobody endorses a mandate they granted or hold. */
export async function endorseMandate(
  tx: Tx,
  actor: Actor,
  input: { readonly mandateId: string },
): Promise<Result<{ mandateId: string }, EndorseMandateRefusal>> {
  const found = await lockMandate(tx, input.mandateId);
  if (!found) return refuse('mandate-unknown');
  const { mandate, portalId } = found;
  if (!may(actor, 'endorse-mandate', { portalId })) return refuse('not-allowed');
  if ([mandate.grantedBy, mandate.personId].includes(actor.personId)) return refuse('own-mandate');
  if (mandate.revokedAt) return refuse('mandate-revoked');
  if (mandate.endorsedAt) return refuse('mandate-already-endorsed');
  await tx
    .update(mandates)
    .set({ endorsedBy: actor.personId, endorsedAt: new Date() })
    .where(eq(mandates.id, mandate.id));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'mandate-endorsed',
    subjectType: 'mandate',
    subjectId: mandate.id,
    facts: { personId: mandate.personId },
  });
  await notifyOfMandate(tx, mandate, 'mandate-endorsed', actor);
  return ok({ mandateId: mandate.id });
}
