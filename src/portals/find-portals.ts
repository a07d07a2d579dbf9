import { asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { portals } from './schema';

export type Portal = typeof portals.$inferSelect;

/** The market place with this slug (the part of its address after /p/). */
export async function findPortal(tx: Tx, slug: string): Promise<Portal | null> {
  const [row] = await tx.select().from(portals).where(eq(portals.slug, slug));
  return row ?? null;
}

/** Every market place of this installation, oldest first. */
export async function findPortals(tx: Tx): Promise<Portal[]> {
  return await tx.select().from(portals).orderBy(asc(portals.createdAt), asc(portals.id)).limit(500);
}

export async function findPortalById(tx: Tx, portalId: string): Promise<Portal | null> {
  const [row] = await tx.select().from(portals).where(eq(portals.id, portalId));
  return row ?? null;
}
