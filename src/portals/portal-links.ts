import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { portalLinks } from './schema';

/** Buyers of the first may buy in the second. */
export interface PortalLink {
  readonly portalId: string;
  readonly linkedPortalId: string;
}

/** Which market places are open to the buyers of which others. */
export async function findPortalLinks(tx: Tx): Promise<PortalLink[]> {
  return await tx.select().from(portalLinks).limit(10_000);
}

/** May buyers of this market place buy in that one? In their own always. */
export async function mayBuyIn(tx: Tx, link: PortalLink): Promise<boolean> {
  if (link.portalId === link.linkedPortalId) return true;
  return (await tx.$count(portalLinks, isLink(link))) > 0;
}

/** Opens or closes the way; false when it was so already. */
export async function setPortalLink(tx: Tx, link: PortalLink, isOpen: boolean): Promise<boolean> {
  const changed = isOpen
    ? await tx.insert(portalLinks).values(link).onConflictDoNothing().returning()
    : await tx.delete(portalLinks).where(isLink(link)).returning();
  return changed.length > 0;
}

function isLink({ portalId, linkedPortalId }: PortalLink) {
  return and(eq(portalLinks.portalId, portalId), eq(portalLinks.linkedPortalId, linkedPortalId));
}
