import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { DocumentKind, Mandate } from './mandate';
import { mandates, organisations, people } from './schema';

export interface MandateOfPerson extends Mandate {
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

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

function selectMandates(tx: Tx) {
  return tx
    .select({ mandate: mandates, personName: people.name, organisationName: organisations.legalName })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .innerJoin(organisations, eq(organisations.id, mandates.organisationId));
}

function toMandate(row: {
  mandate: typeof mandates.$inferSelect;
  personName: string;
  organisationName: string;
}): MandateOfPerson {
  const { mandate, personName, organisationName } = row;
  return {
    ...mandate,
    documentKinds: mandate.documentKinds as DocumentKind[],
    personName,
    organisationName,
  };
}
