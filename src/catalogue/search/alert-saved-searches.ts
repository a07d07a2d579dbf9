import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { people } from '@/members/schema';
import { notifyPerson } from '@/notifications/notify-person';
import { sendLetter } from '@/notifications/send-letter';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { savedSearches } from '../schema';
import { searchProducts } from '../search-products';
import { newestSerial } from './find-candidates';
import { readSearch } from './search-address';

const batch = 100;

/**
 * Tells people of goods published since their saved search was last looked at: a notice and a letter, at most once a
 * day for a search. Looks at up to a hundred searches after the one given; returns the last one looked at, null when
 * there are no more. Run again it tells nothing twice: what was told is recorded in the same transaction.
 */
export async function alertSavedSearches(tx: Tx, now: Date, after: string | null): Promise<string | null> {
  const top = Number((await newestSerial(tx, undefined)) ?? 0);
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  const due = await tx
    .select({ search: savedSearches, portal: portals, email: people.email })
    .from(savedSearches)
    .innerJoin(portals, eq(portals.id, savedSearches.portalId))
    .innerJoin(people, eq(people.id, savedSearches.personId))
    .where(
      and(
        eq(savedSearches.alerts, true),
        lt(savedSearches.seenSerial, top),
        or(isNull(savedSearches.alertedAt), lt(savedSearches.alertedAt, yesterday)),
        after ? gt(savedSearches.id, after) : undefined,
      ),
    )
    .orderBy(asc(savedSearches.id))
    .limit(batch)
    .for('update', { of: savedSearches, skipLocked: true });
  for (const one of due) await alert(tx, one, top, now);
  return due.length === batch ? (due.at(-1)?.search.id ?? null) : null;
}

interface Due {
  readonly search: typeof savedSearches.$inferSelect;
  readonly portal: typeof portals.$inferSelect;
  readonly email: string;
}

async function alert(tx: Tx, { search, portal, email }: Due, top: number, now: Date): Promise<void> {
  const { locale, personId, query } = search;
  const asked = readSearch(new URLSearchParams(query));
  const { found, by } = await searchProducts(tx, {
    ...asked,
    portalId: portal.id,
    languages: portal.locales,
    locale,
    currency: portal.currencies[0] ?? 'EUR',
    sort: 'newest',
    after: undefined,
    since: String(search.seenSerial),
    limit: 1,
  });
  const count = by === 'similar' ? 0 : (found?.count ?? 0);
  await tx
    .update(savedSearches)
    .set({ seenSerial: top, ...(count > 0 && { alertedAt: now }) })
    .where(eq(savedSearches.id, search.id));
  if (count === 0) return;
  const name = asked.words || textIn(locale, portal.name);
  await notifyPerson(
    tx,
    personId,
    'saved-search-found',
    { count, search: name },
    `/p/${portal.slug}?${query}`,
  );
  await sendLetter(tx, {
    to: email,
    locale,
    kind: 'saved-search',
    facts: { search: name, chamber: textIn(locale, portal.chamberName) },
    portalId: portal.id,
    secretPath: `/${locale}/buyer/searches`,
  });
}

/** Takes certificates that have expired out of the facets; returns how many goods were refreshed, at most 10,000. */
export async function refreshExpiredCertificates(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select refresh_expired_certificates() as n`);
  return rows[0]?.n ?? 0;
}
