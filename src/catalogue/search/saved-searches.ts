import { and, count, desc, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { findPortal, findPortals } from '@/portals/find-portals';
import { portals } from '@/portals/schema';
import { ok, type Result, refuse } from '@/trade/result';
import { savedSearches } from '../schema';
import { publishedSoFar } from './published-so-far';
import { chosenOf, readSearch, withinMarket, writeSearch } from './search-address';
import { amongMarkets } from './search-place';

const mostSearches = 30;

export interface SavedSearch {
  readonly id: string;
  /** the market that is searched; null: all of them */
  readonly portal: typeof portals.$inferSelect | null;
  /** as in the address of the search page */
  readonly query: string;
  readonly alerts: boolean;
  readonly alertedAt: Date | null;
  readonly createdAt: Date;
}

/** A person's own, the newest first. */
export async function findSavedSearches(tx: Tx, personId: string): Promise<SavedSearch[]> {
  const rows = await tx
    .select({ search: savedSearches, portal: portals })
    .from(savedSearches)
    .leftJoin(portals, eq(portals.id, savedSearches.portalId))
    .where(eq(savedSearches.personId, personId))
    .orderBy(desc(savedSearches.id))
    .limit(mostSearches);
  return rows.map(({ search, portal }) => ({ ...search, portal }));
}

type SaveRefusal = 'not-allowed' | 'market-unknown' | 'nothing-searched' | 'too-many-searches';

/**
 * Keeps a search of a market, or of all of them, and alerts to goods published from now on. Saved twice, it is there
 * once.
 */
export async function saveSearch(
  tx: Tx,
  actor: Actor,
  asked: { readonly market: string | null; readonly query: string },
): Promise<Result<null, SaveRefusal>> {
  const { organisationId, personId } = actor;
  if (!organisationId || !may(actor, 'save-search', { organisationId })) return refuse('not-allowed');
  const typed = { ...readSearch(new URLSearchParams(asked.query.slice(0, 1000))), after: undefined };
  const portal = asked.market === null ? null : await findPortal(tx, asked.market);
  if (asked.market !== null && !portal) return refuse('market-unknown');
  const search = portal ? withinMarket(typed) : amongMarkets(await findPortals(tx), typed).search;
  if (!search.words && chosenOf(search.facets).length === 0) return refuse('nothing-searched');
  const [own] = await tx
    .select({ number: count() })
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId));
  if ((own?.number ?? 0) >= mostSearches) return refuse('too-many-searches');
  const [row] = await tx
    .insert(savedSearches)
    .values({
      personId,
      portalId: portal?.id ?? null,
      locale: actor.locale,
      query: writeSearch(search),
      seenSerial: await publishedSoFar(tx),
    })
    .onConflictDoNothing()
    .returning({ id: savedSearches.id });
  if (row) await record(tx, actor, 'search-saved', row.id);
  return ok(null);
}

export async function deleteSavedSearch(
  tx: Tx,
  actor: Actor,
  searchId: string,
): Promise<Result<null, 'search-unknown'>> {
  const [row] = await tx
    .delete(savedSearches)
    .where(own(actor, searchId))
    .returning({ id: savedSearches.id });
  if (!row) return refuse('search-unknown');
  await record(tx, actor, 'search-deleted', searchId);
  return ok(null);
}

/** Stops the alerts of a search, or starts them again for what is published from now on. */
export async function switchAlerts(
  tx: Tx,
  actor: Actor,
  searchId: string,
  alerts: boolean,
): Promise<Result<null, 'search-unknown'>> {
  const seen = alerts ? { seenSerial: await publishedSoFar(tx) } : {};
  const [row] = await tx
    .update(savedSearches)
    .set({ alerts, ...seen })
    .where(own(actor, searchId))
    .returning({ id: savedSearches.id });
  if (!row) return refuse('search-unknown');
  await record(tx, actor, alerts ? 'search-alerts-started' : 'search-alerts-stopped', searchId);
  return ok(null);
}

function own(actor: Actor, searchId: string) {
  return and(eq(savedSearches.id, searchId), eq(savedSearches.personId, actor.personId));
}

async function record(tx: Tx, actor: Actor, action: string, id: string): Promise<void> {
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: actor.portalId,
    action,
    subjectType: 'saved-search',
    subjectId: id,
    facts: {},
  });
}
