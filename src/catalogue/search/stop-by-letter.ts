import { createHmac, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { savedSearches } from '../schema';

/**
 * Where whoever holds a letter about a saved search stops such letters, without the language; the key to it is an HMAC-SHA256
 * (RFC 2104) of the search under the house's secret, so that it is stored nowhere. It can do nothing else.
 */
export function stopPath(searchId: string): string {
  return `/alerts/${searchId}/${keyOf(searchId)}`;
}

export function opensStop(searchId: string, key: string): boolean {
  const [given, wanted] = [key, keyOf(searchId)].map((text) => Buffer.from(text));
  return given!.length === wanted!.length && timingSafeEqual(given!, wanted!);
}

/** Stops the alerts of a search whose letter somebody holds; stopped or deleted before, it stays so. As the system. */
export async function stopByLetter(tx: Tx, searchId: string): Promise<void> {
  const [stopped] = await tx
    .update(savedSearches)
    .set({ alerts: false })
    .where(eq(savedSearches.id, searchId))
    .returning({ portalId: savedSearches.portalId });
  if (!stopped) return;
  await appendEntry(tx, {
    actorId: null,
    portalId: stopped.portalId,
    action: 'search-alerts-stopped',
    subjectType: 'saved-search',
    subjectId: searchId,
    facts: { by: 'letter' },
  });
}

function keyOf(searchId: string): string {
  return createHmac('sha256', config().authSecret).update(`stop alerts ${searchId}`).digest('base64url');
}
