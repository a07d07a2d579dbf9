import { and, eq, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { sessions } from './schema';

/** Signs out: the session's cookie is worth nothing from now on. */
export async function endSession(tx: Tx, actor: Actor, now = new Date()): Promise<void> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, actor.sessionId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  if (ended.length === 0) return;
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: actor.portalId,
    action: 'signed-out',
    subjectType: 'session',
    subjectId: actor.sessionId,
    facts: {},
  });
}

/** Ends every running session of a certificate that is revoked or suspended. Gives how many. */
export async function endSessionsOf(tx: Tx, certificateId: string, now = new Date()): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.certificateId, certificateId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}
