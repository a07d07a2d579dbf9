import { and, eq, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { portals } from '@/portals/schema';
import type { Actor } from './actor';
import { memberships, organisations, people } from './schema';

/**
 * The actor of a session: the person, with the roles held in the organisation that the certificate names (or, without
 * one, on the staff of the chamber, of finance, of the operator). Null when nothing is left to act as: no role any
 * more, or the organisation is suspended.
 */
export async function findActor(
  tx: Tx,
  session: {
    readonly sessionId: string;
    readonly personId: string;
    readonly certificateId: string;
    readonly organisationId: string | null;
  },
): Promise<Actor | null> {
  const { sessionId, personId, certificateId, organisationId } = session;
  const rows = await tx
    .select({
      name: people.name,
      locale: people.locale,
      portalId: people.portalId,
      portalSlug: portals.slug,
      organisationName: organisations.legalName,
      role: memberships.role,
    })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .leftJoin(portals, eq(portals.id, people.portalId))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(
        eq(people.id, personId),
        organisationId ? eq(memberships.organisationId, organisationId) : isNull(memberships.organisationId),
        or(isNull(organisations.id), eq(organisations.state, 'active')),
      ),
    );
  const [first] = rows;
  if (!first) return null;
  const { name, locale, portalId, portalSlug, organisationName } = first;
  const roles = rows.map((row) => row.role).sort();
  return {
    personId,
    name,
    locale,
    portalId,
    portalSlug,
    organisationId,
    organisationName,
    roles,
    certificateId,
    sessionId,
  };
}
