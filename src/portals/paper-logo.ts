import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { PortalLogo } from './portal-logo';
import { portalLogos } from './schema';

/** Keeps a logo for papers, which are printed inside a transaction and so read no file storage. Kept once. */
export async function keepPaperLogo(tx: Tx, logo: PortalLogo | null | undefined): Promise<void> {
  if (!logo?.jpeg) return;
  const { digest, jpeg } = logo;
  await tx.insert(portalLogos).values({ digest, jpeg }).onConflictDoNothing();
}

/** The JPEG of a logo, or null where a portal has none for its papers. */
export async function findPaperLogo(tx: Tx, digest: string | null): Promise<Uint8Array | null> {
  if (!digest) return null;
  const [row] = await tx
    .select({ jpeg: portalLogos.jpeg })
    .from(portalLogos)
    .where(eq(portalLogos.digest, digest));
  return row?.jpeg ?? null;
}
