import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { contains, wordsToFind } from '@/db/contains-words';
import { storableText } from '@/db/storable-text';
import type { Actor } from './actor';
import { memberships, organisations } from './schema';

export type Organisation = typeof organisations.$inferSelect;
export type OrganisationSummary = Pick<
  Organisation,
  'id' | 'slug' | 'legalName' | 'kind' | 'country' | 'organisationIdentifier' | 'state' | 'sells' | 'buys'
> & { readonly people: number };

/** Organisations of a portal by name, with how many people act for each. `after` is the last name of the page before. */
export async function findOrganisations(
  tx: Tx,
  where: {
    readonly portalId: string;
    readonly search?: string;
    readonly after?: string;
    readonly limit?: number;
  },
): Promise<OrganisationSummary[]> {
  return await tx
    .select({
      id: organisations.id,
      slug: organisations.slug,
      legalName: organisations.legalName,
      kind: organisations.kind,
      country: organisations.country,
      organisationIdentifier: organisations.organisationIdentifier,
      state: organisations.state,
      sells: organisations.sells,
      buys: organisations.buys,
      people: sql<number>`count(distinct ${memberships.personId})::int`,
    })
    .from(organisations)
    .leftJoin(memberships, eq(memberships.organisationId, organisations.id))
    .where(
      and(
        eq(organisations.portalId, where.portalId),
        where.after ? gt(organisations.legalName, storableText(where.after)) : undefined,
        matches(where.search),
      ),
    )
    .groupBy(organisations.id)
    .orderBy(asc(organisations.legalName))
    .limit(Math.min(where.limit ?? 50, 200));
}

export async function findOrganisation(tx: Tx, organisationId: string): Promise<Organisation | null> {
  const [row] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
  return row ?? null;
}

/** Is the actor's organisation registered as a seller, as a page says it? Who writes goods holds it so (trading.ts). */
export async function sellsHere(tx: Tx, { organisationId }: Pick<Actor, 'organisationId'>): Promise<boolean> {
  const organisation = organisationId === null ? null : await findOrganisation(tx, organisationId);
  return organisation?.sells ?? false;
}

/** Name or identifier contains the words. */
function matches(search: string | undefined): SQL | undefined {
  const words = wordsToFind(search);
  if (!words) return undefined;
  return or(contains(organisations.legalName, words), contains(organisations.organisationIdentifier, words));
}
