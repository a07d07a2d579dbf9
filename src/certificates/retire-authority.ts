import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Authority } from './authority';
import { authorities } from './schema';

/** From now on another authority issues in its place; what it issued stays valid, revocable and answered for. */
export async function retireAuthority(
  tx: Tx,
  actor: Actor | null,
  authority: Authority,
  successorId: string,
  now: Date,
): Promise<void> {
  if (authority.retiredAt) return;
  await tx.update(authorities).set({ retiredAt: now }).where(eq(authorities.id, authority.id));
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId: authority.portalId,
    action: 'authority-retired',
    subjectType: 'authority',
    subjectId: authority.id,
    facts: { successorId, fingerprint: authority.fingerprint },
  });
}
