import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from './actor';
import { organisations } from './schema';
import { type Trading, tradingWord } from './trading';

type Member = typeof organisations.$inferSelect;

/** The organisation, whose registration nobody changes or trades by until the transaction ends. */
export async function lockRegistration(tx: Tx, organisationId: string): Promise<Member | null> {
  const [row] = await tx
    .select()
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('no key update');
  return row ?? null;
}

/** Writes down what the organisation is registered for from now on. Whoever calls has seen that nothing hangs on it. */
export async function registerTrading(
  tx: Tx,
  actor: Actor,
  { id, portalId, sells, buys }: Pick<Member, 'id' | 'portalId' | keyof Trading>,
  to: Trading,
): Promise<void> {
  await tx.update(organisations).set({ sells: to.sells, buys: to.buys }).where(eq(organisations.id, id));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'organisation-trading-changed',
    subjectType: 'organisation',
    subjectId: id,
    facts: { before: tradingWord({ sells, buys }), after: tradingWord(to) },
  });
}
