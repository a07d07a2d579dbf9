import { isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { portals } from './schema';

/** Which market place answers at which host name of its own, and in which languages. */
export async function findHosts(
  tx: Tx,
): Promise<Map<string, { readonly slug: string; readonly locales: readonly string[] }>> {
  const rows = await tx
    .select({ host: portals.host, slug: portals.slug, locales: portals.locales })
    .from(portals)
    .where(isNotNull(portals.host))
    .limit(5000);
  return new Map(rows.map(({ host, slug, locales }) => [host!, { slug, locales }]));
}
