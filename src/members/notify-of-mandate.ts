import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { notifyPerson } from '@/notifications/notify-person';
import type { Actor } from './actor';
import { type mandates, people } from './schema';

/** Tells who holds a mandate and who granted it what became of it; whoever did it knows. */
export async function notifyOfMandate(
  tx: Tx,
  mandate: Pick<typeof mandates.$inferSelect, 'personId' | 'grantedBy'>,
  kind: 'mandate-endorsed' | 'mandate-refused' | 'mandate-revoked',
  actor: Actor,
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [holder] = await tx.select({ name: people.name }).from(people).where(eq(people.id, mandate.personId));
  for (const personId of new Set([mandate.personId, mandate.grantedBy])) {
    if (personId === actor.personId) continue;
    await notifyPerson(tx, personId, kind, { person: holder?.name ?? '', ...facts }, '/mandates');
  }
}
