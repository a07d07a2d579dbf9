import { and, eq, isNull, ne } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { sessions } from './schema';

/**
 * Ends another session of one's own, or (`sessionId` null) all of them but this one; each is over with its next
 * request. Runs in system scope.
 */
export async function endOwnSession(
  tx: Tx,
  actor: Actor,
  sessionId: string | null,
  now = new Date(),
): Promise<Result<{ ended: number }, 'session-unknown'>> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.personId, actor.personId),
        isNull(sessions.endedAt),
        sessionId ? eq(sessions.id, sessionId) : ne(sessions.id, actor.sessionId),
      ),
    )
    .returning({ id: sessions.id });
  if (sessionId && ended.length === 0) return refuse('session-unknown');
  for (const { id } of ended) {
    await appendEntry(tx, {
      actorId: actor.personId,
      portalId: actor.portalId,
      action: 'session-ended',
      subjectType: 'session',
      subjectId: id,
      facts: { by: 'holder' },
    });
  }
  return ok({ ended: ended.length });
}
