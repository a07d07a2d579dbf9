import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { appendEntries } from '@/audit/append-entries';
import type { AuditEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { slugsBeside } from '../free-slugs';
import type { OrganisationFacts } from '../organisation';
import { memberships, organisations, people } from '../schema';
import type { ImportedLine } from './imported-member';
import { partsOf } from './offer-import';

export interface EnteredMember {
  readonly line: number;
  readonly organisationId: string;
  readonly personId: string;
}

/**
 * Writes organisations, their people and roles, a thousand at a time, and an audit entry for each as if they had been
 * entered one by one. `told` hears how many lines are written.
 */
export async function writeMembers(
  tx: Tx,
  batch: { readonly id: string; readonly portalId: string; readonly registrarId: string },
  lines: readonly ImportedLine[],
  told: (written: number) => void,
): Promise<EnteredMember[]> {
  const { portalId } = batch;
  const taken = await tx
    .select({ slug: organisations.slug })
    .from(organisations)
    .where(eq(organisations.portalId, portalId));
  const freeSlug = slugsBeside(taken.map((row) => row.slug));
  const entered: EnteredMember[] = [];
  const entries: AuditEntry[] = [];
  for (const { from, items } of partsOf(lines)) {
    const part = items.map((line) => ({ ...line, organisationId: uuidv7(), personId: uuidv7() }));
    await tx.insert(organisations).values(
      part.map(({ organisationId, organisation }) => ({
        ...organisationRow(organisation),
        id: organisationId,
        portalId,
        slug: freeSlug(organisation.legalName),
      })),
    );
    await tx.insert(people).values(
      part.map(({ personId, person: { name, latinName, email, locale } }) => {
        return { id: personId, portalId, name, latinName, email, locale };
      }),
    );
    await tx
      .insert(memberships)
      .values(
        part.flatMap(({ personId, organisationId, person }) =>
          [...new Set(person.roles)].map((role) => ({ personId, organisationId, role })),
        ),
      );
    for (const member of part) {
      const { line, organisationId, personId } = member;
      entered.push({ line, organisationId, personId });
      entries.push(...entriesOf(batch, member));
    }
    told(from + part.length);
  }
  await appendEntries(tx, entries);
  return entered;
}

function organisationRow(facts: OrganisationFacts) {
  const { street, landmark, town, postcode, country, taxId, memberCount, ...rest } = facts;
  return {
    ...rest,
    country,
    taxId: taxId ?? null,
    memberCount: memberCount ?? null,
    address: { street, town, country, ...(landmark && { landmark }), ...(postcode && { postcode }) },
  };
}

function entriesOf(
  { id: importId, portalId, registrarId }: { id: string; portalId: string; registrarId: string },
  { organisationId, personId, organisation, person }: ImportedLine & EnteredMember,
): AuditEntry[] {
  const by = { actorId: registrarId, portalId };
  return [
    {
      ...by,
      action: 'organisation-registered',
      subjectType: 'organisation',
      subjectId: organisationId,
      facts: { identifier: organisation.organisationIdentifier, importId },
    },
    {
      ...by,
      action: 'person-registered',
      subjectType: 'person',
      subjectId: personId,
      facts: { organisationId, roles: person.roles.join(' '), importId },
    },
  ];
}
