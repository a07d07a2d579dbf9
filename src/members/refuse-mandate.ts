import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import type { Actor } from './actor';
import type { EndorseMandateRefusal } from './endorse-mandate';
import { lockMandate } from './lock-mandate';
import { notifyOfMandate } from './notify-of-mandate';
import { may } from './policy';
import { mandates } from './schema';

/** The chamber does not endorse what a principal granted, and says why; refused, a mandate has ended before it began. */
export async function refuseMandate(
  tx: Tx,
  actor: Actor,
  input: { readonly mandateId: string; readonly reason: string },
): Promise<Result<{ mandateId: string }, EndorseMandateRefusal | 'reason-missing'>> {
  const found = await lockMandate(tx, input.mandateId);
  if (!found) return refuse('mandate-unknown');
  const { mandate, portalId } = found;
  if (!may(actor, 'endorse-mandate', { portalId })) return refuse('not-allowed');
  if ([mandate.grantedBy, mandate.personId].includes(actor.personId)) return refuse('own-mandate');
  const reason = keptText(input.reason, 500);
  if (!reason) return refuse('reason-missing');
  if (mandate.revokedAt) return refuse('mandate-revoked');
  if (mandate.endorsedAt) return refuse('mandate-already-endorsed');
  await tx
    .update(mandates)
    .set({ revokedAt: new Date(), refusedReason: reason })
    .where(eq(mandates.id, mandate.id));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'mandate-refused',
    subjectType: 'mandate',
    subjectId: mandate.id,
    facts: { personId: mandate.personId, reason },
  });
  await notifyOfMandate(tx, mandate, 'mandate-refused', actor, { reason });
  return ok({ mandateId: mandate.id });
}
