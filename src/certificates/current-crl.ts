import { desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { revocationLists } from './schema';
import type { RevocationList } from './sign-crl';

/** The newest revocation list of an authority, whether or not it is still fresh; null when it never signed one. */
export async function currentCrl(tx: Tx, authorityId: string): Promise<RevocationList | null> {
  const [newest] = await tx
    .select()
    .from(revocationLists)
    .where(eq(revocationLists.authorityId, authorityId))
    .orderBy(desc(revocationLists.number))
    .limit(1);
  return newest ?? null;
}

/** The newest list of each of these authorities, DER. */
export async function currentCrls(tx: Tx, authorityIds: readonly string[]): Promise<Uint8Array[]> {
  if (authorityIds.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([revocationLists.authorityId], { der: revocationLists.der })
    .from(revocationLists)
    .where(inArray(revocationLists.authorityId, [...authorityIds]))
    .orderBy(revocationLists.authorityId, desc(revocationLists.number));
  return rows.map(({ der }) => der);
}
