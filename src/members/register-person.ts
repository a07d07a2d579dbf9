import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import type { PersonFacts } from './organisation';
import { may } from './policy';
import { memberships, organisations, people } from './schema';

export type RegisterPersonRefusal = 'not-allowed' | 'organisation-unknown' | 'person-already-registered';

/** Enters a person who acts for a member organisation, with the roles held there. */
export async function registerPerson(
  tx: Tx,
  actor: Actor,
  input: { readonly organisationId: string; readonly facts: PersonFacts },
): Promise<Result<{ personId: string }, RegisterPersonRefusal>> {
  const { organisationId, facts } = input;
  const [organisation] = await tx
    .select({ portalId: organisations.portalId })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!organisation) return refuse('organisation-unknown');
  const { portalId } = organisation;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  const { name, latinName, email, locale } = facts;
  const [person] = await tx
    .insert(people)
    .values({ portalId, name, latinName, email, locale })
    .onConflictDoNothing({ target: [people.portalId, people.email] })
    .returning({ id: people.id });
  if (!person) return await alreadyRegistered(tx, portalId, email);
  const roles = [...new Set(facts.roles)];
  await tx.insert(memberships).values(roles.map((role) => ({ personId: person.id, organisationId, role })));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'person-registered',
    subjectType: 'person',
    subjectId: person.id,
    facts: { organisationId, roles: roles.join(' ') },
  });
  return ok({ personId: person.id });
}

async function alreadyRegistered(tx: Tx, portalId: string, email: string) {
  const [known] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.portalId, portalId), eq(people.email, email)));
  return refuse('person-already-registered', known && { personId: known.id });
}
