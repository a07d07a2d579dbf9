import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/connection';
import { type LocalisedText, portals } from '@/portals/schema';
import type { DocumentKind, Mandate } from './mandate';
import { mandates, organisations, people } from './schema';

export interface MandateOfPerson extends Mandate {
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly grantedByName: string;
  /** null until the chamber has endorsed it */
  readonly endorsedByName: string | null;
  readonly chamberName: LocalisedText;
  /** why the chamber would not endorse it */
  readonly refusedReason: string | null;
}

const granters = alias(people, 'granters');
const endorsers = alias(people, 'endorsers');

/** All mandates of an organisation, newest first. */
export async function findMandatesOf(tx: Tx, organisationId: string): Promise<MandateOfPerson[]> {
  const rows = await selectMandates(tx)
    .where(eq(mandates.organisationId, organisationId))
    .orderBy(desc(mandates.id))
    .limit(200);
  return rows.map(toMandate);
}

/** What one person may sign for an organisation, for `checkMandate`. */
export async function findMandatesHeldBy(
  tx: Tx,
  personId: string,
  organisationId: string,
): Promise<MandateOfPerson[]> {
  const rows = await selectMandates(tx)
    .where(and(eq(mandates.personId, personId), eq(mandates.organisationId, organisationId)))
    .limit(200);
  return rows.map(toMandate);
}

/** What waits for the chamber of a portal, oldest first. */
export async function findMandatesToEndorse(tx: Tx, portalId: string): Promise<MandateOfPerson[]> {
  const rows = await selectMandates(tx)
    .where(and(eq(organisations.portalId, portalId), isNull(mandates.endorsedAt), isNull(mandates.revokedAt)))
    .orderBy(asc(mandates.id))
    .limit(200);
  return rows.map(toMandate);
}

/** All mandates that a chamber has been asked about, by organisation, newest first. */
export async function findMandatesOfPortal(tx: Tx, portalId: string): Promise<MandateOfPerson[]> {
  const rows = await selectMandates(tx)
    .where(eq(organisations.portalId, portalId))
    .orderBy(asc(organisations.legalName), desc(mandates.id))
    .limit(500);
  return rows.map(toMandate);
}

function selectMandates(tx: Tx) {
  return tx
    .select({
      mandate: mandates,
      personName: people.name,
      organisationName: organisations.legalName,
      grantedByName: granters.name,
      endorsedByName: endorsers.name,
      chamberName: portals.chamberName,
    })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .innerJoin(organisations, eq(organisations.id, mandates.organisationId))
    .innerJoin(portals, eq(portals.id, organisations.portalId))
    .innerJoin(granters, eq(granters.id, mandates.grantedBy))
    .leftJoin(endorsers, eq(endorsers.id, mandates.endorsedBy));
}

function toMandate({
  mandate,
  ...names
}: Awaited<ReturnType<typeof selectMandates>>[number]): MandateOfPerson {
  return { ...mandate, documentKinds: mandate.documentKinds as DocumentKind[], ...names };
}
