import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { memberships, people } from './schema';

/** The registrars of a market's chamber, each once. */
export async function findRegistrars(
  tx: Tx,
  portalId: string,
): Promise<{ readonly id: string; readonly email: string; readonly locale: string }[]> {
  return await tx
    .selectDistinct({ id: people.id, email: people.email, locale: people.locale })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(and(eq(people.portalId, portalId), inArray(memberships.role, ['registrar', 'registrar-approver'])))
    .orderBy(asc(people.id));
}
