import type { Tx } from '@/db/connection';
import { memberships, people, type Role } from '@/members/schema';

/** Enters a person with roles in an organisation, or on the staff where there is none; returns the id. */
export async function enterPerson(
  tx: Tx,
  person: typeof people.$inferInsert,
  { organisationId, roles }: { readonly organisationId: string | null; readonly roles: readonly Role[] },
): Promise<string> {
  const [row] = await tx.insert(people).values(person).returning({ id: people.id });
  const personId = row!.id;
  await tx.insert(memberships).values(roles.map((role) => ({ personId, organisationId, role })));
  return personId;
}
