import { and, eq, like } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from './actor';
import { type OrganisationFacts, slugOf } from './organisation';
import { may } from './policy';
import { organisations } from './schema';

export type RegisterOrganisationRefusal = 'not-allowed' | 'organisation-already-registered';

/** Enters a member organisation of the registrar's portal. One legal person is registered once. */
export async function registerOrganisation(
  tx: Tx,
  actor: Actor,
  input: { readonly portalId: string; readonly facts: OrganisationFacts },
): Promise<Result<{ organisationId: string }, RegisterOrganisationRefusal>> {
  const { portalId, facts } = input;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  const { street, landmark, town, postcode, country } = facts;
  const [row] = await tx
    .insert(organisations)
    .values({
      portalId,
      slug: await freeSlug(tx, portalId, slugOf(facts.legalName)),
      legalName: facts.legalName,
      kind: facts.kind,
      country,
      organisationIdentifier: facts.organisationIdentifier,
      taxId: facts.taxId ?? null,
      address: { street, town, country, ...(landmark && { landmark }), ...(postcode && { postcode }) },
      womenLed: facts.womenLed,
      memberCount: facts.memberCount ?? null,
      sells: facts.sells,
      buys: facts.buys,
    })
    .onConflictDoNothing({ target: [organisations.portalId, organisations.organisationIdentifier] })
    .returning({ id: organisations.id });
  if (!row) return refuse('organisation-already-registered', { identifier: facts.organisationIdentifier });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'organisation-registered',
    subjectType: 'organisation',
    subjectId: row.id,
    facts: { identifier: facts.organisationIdentifier },
  });
  return ok({ organisationId: row.id });
}

async function freeSlug(tx: Tx, portalId: string, wished: string): Promise<string> {
  const rows = await tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(and(eq(organisations.portalId, portalId), like(organisations.slug, `${wished}%`)));
  const taken = new Set(rows.map((row) => row.slug));
  let slug = wished;
  for (let n = 2; taken.has(slug); n += 1) slug = `${wished}-${n}`;
  return slug;
}
