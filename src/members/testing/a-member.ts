import { uuidv7 } from 'uuidv7';
import type { Tx } from '@/db/connection';
import { portals } from '@/portals/schema';
import type { Actor } from '../actor';
import { memberships, organisations, people, type Role } from '../schema';

type PortalRow = typeof portals.$inferSelect;
type OrganisationRow = typeof organisations.$inferSelect;

const unique = () => uuidv7().slice(-8);

/** A portal with its chamber; `over` replaces what the test is about. */
export async function aPortal(tx: Tx, over: Partial<typeof portals.$inferInsert> = {}): Promise<PortalRow> {
  const [row] = await tx
    .insert(portals)
    .values({
      slug: `portal-${unique()}`,
      name: { en: 'Wouri', fr: 'Wouri' },
      chamberName: { en: 'Chamber of Commerce of Wouri', fr: 'Chambre de commerce du Wouri' },
      motto: { en: 'Goods that keep their word', fr: 'Des marchandises qui tiennent parole' },
      country: 'CM',
      locales: ['fr', 'en'],
      currencies: ['EUR', 'XAF'],
      accent: '#27348B',
      accentNight: '#AAB4FF',
      governingLaw: { en: 'Cameroonian law', fr: 'Droit camerounais' },
      platformFeeBasisPoints: 400,
      chamberFeeBasisPoints: 100,
      ...over,
    })
    .returning();
  return row!;
}

/** A member organisation of a portal that sells and buys. */
export async function anOrganisation(
  tx: Tx,
  over: Partial<typeof organisations.$inferInsert> & { portalId: string },
): Promise<OrganisationRow> {
  const tail = unique();
  const [row] = await tx
    .insert(organisations)
    .values({
      slug: `organisation-${tail}`,
      legalName: `Coopérative ${tail}`,
      kind: 'cooperative',
      country: 'CM',
      organisationIdentifier: `NTRCM-RC/DLA/2019/B/${tail}`,
      address: { street: 'Rue de la Joie', landmark: 'face au marché', town: 'Douala', country: 'CM' },
      sells: true,
      buys: true,
      ...over,
    })
    .returning();
  return row!;
}

/** A person with roles in an organisation (or on the staff, without one), and the actor a session would make of them. */
export async function aPerson(
  tx: Tx,
  input: {
    portalId: string | null;
    organisationId?: string | null;
    roles: readonly Role[];
    name?: string;
    locale?: string;
  },
): Promise<Actor> {
  const name = input.name ?? `Person ${unique()}`;
  const [row] = await tx
    .insert(people)
    .values({
      portalId: input.portalId,
      name,
      latinName: name,
      email: `${unique()}@example.org`,
      locale: input.locale ?? 'en',
    })
    .returning();
  const organisationId = input.organisationId ?? null;
  for (const role of input.roles)
    await tx.insert(memberships).values({ personId: row!.id, organisationId, role });
  return {
    personId: row!.id,
    name,
    locale: row!.locale,
    portalId: input.portalId,
    portalSlug: null,
    organisationId,
    organisationName: null,
    roles: input.roles,
    certificateId: uuidv7(),
    sessionId: uuidv7(),
  };
}
