import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { type OriginCertificate, transitions } from './origin-certificate';
import { type OriginState, originCertificates } from './schema';

export type MoveRefusal = 'certificate-has-moved' | 'reason-missing';

/** Takes a certificate to its next state with its audit entry; all but the issue say why. */
export async function moveCertificate(
  tx: Tx,
  actor: Actor,
  certificate: OriginCertificate,
  { to, reason = '', now }: { readonly to: OriginState; readonly reason?: string; readonly now: Date },
): Promise<Result<OriginCertificate, MoveRefusal>> {
  if (!transitions[certificate.state].includes(to))
    return refuse('certificate-has-moved', { from: certificate.state, to });
  const why = keptText(reason, 2000);
  if (to !== 'issued' && !why) return refuse('reason-missing');
  const [moved] = await tx
    .update(originCertificates)
    .set({ state: to, ...decision(actor, to, why, now) })
    .where(and(eq(originCertificates.id, certificate.id), eq(originCertificates.state, certificate.state)))
    .returning();
  if (!moved) return refuse('certificate-has-moved', { from: certificate.state, to });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: certificate.portalId,
    action: `origin-${to}`,
    subjectType: 'certificate-of-origin',
    subjectId: certificate.id,
    facts: { number: certificate.number, from: certificate.state, to, reason: why || null },
  });
  return ok(moved);
}

function decision(actor: Actor, to: OriginState, reason: string, now: Date): Partial<OriginCertificate> {
  if (to === 'withdrawn') return { withdrawnBy: actor.personId, withdrawnAt: now, withdrawnReason: reason };
  return { decidedBy: actor.personId, decidedAt: now, refusedReason: reason || null };
}
