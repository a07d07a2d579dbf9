import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { memberships, type Role } from './schema';

/** Those who act for an organisation in one of these roles, each once. */
export async function findPeopleWithRoles(
  tx: Tx,
  organisationId: string,
  roles: readonly Role[],
): Promise<string[]> {
  const people = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), inArray(memberships.role, [...roles])));
  return people.map(({ personId }) => personId);
}
