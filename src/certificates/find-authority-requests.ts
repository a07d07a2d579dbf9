import { desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { AuthorityRequest } from './request-authority';
import { authorityRequests } from './schema';

/** Requests that nobody has certified yet, newest first. */
export async function findOpenAuthorityRequests(tx: Tx): Promise<AuthorityRequest[]> {
  return await tx
    .select()
    .from(authorityRequests)
    .where(isNull(authorityRequests.completedAt))
    .orderBy(desc(authorityRequests.createdAt))
    .limit(200);
}

export async function findAuthorityRequest(
  tx: Tx,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<AuthorityRequest | null> {
  const query = tx.select().from(authorityRequests).where(eq(authorityRequests.id, id));
  const [row] = await (options.lock ? query.for('update') : query);
  return row ?? null;
}
