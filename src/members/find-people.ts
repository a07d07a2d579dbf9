import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { memberships, organisations, people, type Role } from './schema';

export interface PersonWithRoles {
  readonly id: string;
  readonly portalId: string | null;
  readonly name: string;
  readonly latinName: string;
  readonly email: string;
  readonly locale: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly roles: readonly Role[];
}

/** The people who act for an organisation, by name, with their roles there. */
export async function findPeopleOf(tx: Tx, organisationId: string): Promise<PersonWithRoles[]> {
  return await withRoles(tx, eq(memberships.organisationId, organisationId));
}

/** The chamber's own staff of a portal. */
export async function findStaff(tx: Tx, portalId: string): Promise<PersonWithRoles[]> {
  return await withRoles(tx, and(isNull(memberships.organisationId), eq(people.portalId, portalId)));
}

/** One person: a row for each organisation acted for, and one for being on a staff. */
export async function findPerson(tx: Tx, personId: string): Promise<PersonWithRoles[]> {
  return await withRoles(tx, eq(people.id, personId));
}

async function withRoles(tx: Tx, where: SQL | undefined): Promise<PersonWithRoles[]> {
  return await tx
    .select({
      id: people.id,
      portalId: people.portalId,
      name: people.name,
      latinName: people.latinName,
      email: people.email,
      locale: people.locale,
      organisationId: memberships.organisationId,
      organisationName: organisations.legalName,
      roles: sql<Role[]>`array_agg(${memberships.role} order by ${memberships.role})`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(where)
    .groupBy(people.id, memberships.organisationId, organisations.legalName)
    .orderBy(asc(people.name), asc(people.id))
    .limit(500);
}
