import { and, eq, ne, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Portal } from './find-portals';
import type { PortalFacts } from './portal-facts';
import type { PortalLogo } from './portal-logo';
import { portals } from './schema';

export type PortalConflict = 'slug-taken' | 'host-taken';

/** Enters a new market place. Its address and host are its alone. */
export async function insertPortal(
  tx: Tx,
  row: { readonly id: string; readonly slug: string } & PortalFacts,
  logo: PortalLogo | null,
): Promise<Result<Portal, PortalConflict>> {
  const conflict = await conflictOf(tx, row);
  if (conflict) return refuse(conflict);
  const [portal] = await tx
    .insert(portals)
    .values({ ...row, ...remembered(logo) })
    .onConflictDoNothing()
    .returning();
  // somebody was quicker between the two statements
  return portal ? ok(portal) : refuse('slug-taken');
}

/** Changes a market place. Its logo stays where none is given, and goes with null. */
export async function updatePortal(
  tx: Tx,
  portalId: string,
  facts: PortalFacts,
  logo?: PortalLogo | null,
): Promise<Result<Portal, PortalConflict | 'portal-unknown'>> {
  const conflict = await conflictOf(tx, { id: portalId, host: facts.host });
  if (conflict) return refuse(conflict);
  const [portal] = await tx
    .update(portals)
    .set({ ...facts, ...(logo !== undefined && remembered(logo)) })
    .where(eq(portals.id, portalId))
    .returning();
  return portal ? ok(portal) : refuse('portal-unknown');
}

function remembered(logo: PortalLogo | null) {
  return { logoDigest: logo?.digest ?? null, logoBytes: logo?.bytes ?? null };
}

async function conflictOf(
  tx: Tx,
  wanted: { readonly id: string; readonly slug?: string; readonly host: string | null },
): Promise<PortalConflict | null> {
  const clashes = [
    ...(wanted.slug ? [eq(portals.slug, wanted.slug)] : []),
    ...(wanted.host ? [eq(portals.host, wanted.host)] : []),
  ];
  if (clashes.length === 0) return null;
  const [other] = await tx
    .select({ slug: portals.slug })
    .from(portals)
    .where(and(ne(portals.id, wanted.id), or(...clashes)))
    .limit(1);
  if (!other) return null;
  return other.slug === wanted.slug ? 'slug-taken' : 'host-taken';
}
