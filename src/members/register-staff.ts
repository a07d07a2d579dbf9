import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import { personFacts } from './organisation';
import { may } from './policy';
import { memberships, people } from './schema';

export const staffRoles = ['registrar', 'registrar-approver'] as const;

export const staffFacts = personFacts.extend({ roles: z.array(z.enum(staffRoles)).min(1) });
export type StaffFacts = z.output<typeof staffFacts>;

/** Enters a person on the staff of a portal's chamber. */
export async function registerStaff(
  tx: Tx,
  actor: Actor,
  input: { readonly portalId: string; readonly facts: StaffFacts },
): Promise<Result<{ personId: string }, 'not-allowed' | 'person-already-registered'>> {
  const { portalId, facts } = input;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  const { name, latinName, email, locale } = facts;
  const [person] = await tx
    .insert(people)
    .values({ portalId, name, latinName, email, locale })
    .onConflictDoNothing({ target: [people.portalId, people.email] })
    .returning({ id: people.id });
  if (!person) return refuse('person-already-registered');
  const roles = [...new Set(facts.roles)];
  await tx
    .insert(memberships)
    .values(roles.map((role) => ({ personId: person.id, organisationId: null, role })));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'staff-registered',
    subjectType: 'person',
    subjectId: person.id,
    facts: { roles: roles.join(' ') },
  });
  return ok({ personId: person.id });
}
