import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { challenges } from './schema';

export type ChallengeRefusal = 'challenge-unknown' | 'challenge-expired' | 'challenge-already-used';

/** Spends a challenge: of two that try at the same time, one succeeds. */
export async function spendChallenge(
  tx: Tx,
  nonce: Uint8Array,
  now: Date,
): Promise<Result<{ challengeId: string }, ChallengeRefusal>> {
  const [used] = await tx
    .update(challenges)
    .set({ usedAt: now })
    .where(and(eq(challenges.nonce, nonce), isNull(challenges.usedAt), gt(challenges.expiresAt, now)))
    .returning({ id: challenges.id });
  if (used) return ok({ challengeId: used.id });
  const [known] = await tx.select().from(challenges).where(eq(challenges.nonce, nonce));
  if (!known) return refuse('challenge-unknown');
  return refuse(known.usedAt ? 'challenge-already-used' : 'challenge-expired');
}
