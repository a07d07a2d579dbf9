import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { people } from '@/members/schema';
import { notifyPerson } from '@/notifications/notify-person';
import { sendLetter } from '@/notifications/send-letter';
import { findPortals, type Portal } from '@/portals/find-portals';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { savedSearches } from '../schema';
import { searchProducts } from '../search-products';
import { publishedSoFar } from './published-so-far';
import { pathOfSearch, readSearch, withinMarket } from './search-address';
import { amongMarkets, inMarket } from './search-place';
import { stopPath } from './stop-by-letter';

const batch = 100;

/**
 * Tells people of goods published since their saved search was last looked at: a notice and a letter, at most once a
 * day for a search. Looks at up to a hundred searches after the one given; returns the last one looked at, null when
 * there are no more. Run again it tells nothing twice: what was told is recorded in the same transaction.
 */
export async function alertSavedSearches(tx: Tx, now: Date, after: string | null): Promise<string | null> {
  const top = await publishedSoFar(tx);
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  const due = await tx
    .select({ search: savedSearches, sender: portals, email: people.email })
    .from(savedSearches)
    .innerJoin(people, eq(people.id, savedSearches.personId))
    .innerJoin(portals, eq(portals.id, sql`coalesce(${savedSearches.portalId}, ${people.portalId})`))
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
  const markets = due.some(({ search }) => search.portalId === null) ? await findPortals(tx) : [];
  for (const one of due) await alert(tx, one, markets, top, now);
  return due.length === batch ? (due.at(-1)?.search.id ?? null) : null;
}

interface Due {
  readonly search: typeof savedSearches.$inferSelect;
  /** the market that is searched; where all are, the person's own, in whose name the letter is written */
  readonly sender: Portal;
  readonly email: string;
}

async function alert(
  tx: Tx,
  { search, sender, email }: Due,
  markets: readonly Portal[],
  top: number,
  now: Date,
): Promise<void> {
  const { locale, personId, query } = search;
  const read = readSearch(new URLSearchParams(query));
  const isEverywhere = search.portalId === null;
  const { search: asked, place } = isEverywhere
    ? amongMarkets(markets, read)
    : { search: withinMarket(read), place: inMarket(sender) };
  const { found, by } = await searchProducts(tx, {
    ...asked,
    ...place,
    locale,
    sort: 'newest',
    after: undefined,
    since: String(search.seenSerial),
    until: String(top),
    limit: 1,
  });
  const count = by === 'similar' ? 0 : (found?.count ?? 0);
  await tx
    .update(savedSearches)
    .set({ seenSerial: top, ...(count > 0 && { alertedAt: now }) })
    .where(eq(savedSearches.id, search.id));
  if (count === 0) return;
  const market = isEverywhere ? markets.find(({ slug }) => slug === asked.facets.market) : sender;
  const name = asked.words || nameOfPlace(locale, market);
  const path = pathOfSearch(isEverywhere ? null : sender.slug, query);
  await notifyPerson(tx, personId, 'saved-search-found', { count, search: name }, path);
  await sendLetter(tx, {
    to: email,
    locale,
    kind: 'saved-search',
    facts: { search: name, chamber: textIn(locale, sender.chamberName) },
    portalId: sender.id,
    secretPath: `/${locale}${path}`,
    stopPath: `/${locale}${stopPath(search.id)}`,
  });
}

function nameOfPlace(locale: string, market: Portal | undefined): string {
  if (market) return textIn(locale, market.name);
  return translator(isLocale(locale) ? locale : 'en', 'search')('saved.everywhere');
}

/** Takes certificates that have expired out of the facets; returns how many goods were refreshed, at most 10,000. */
export async function refreshExpiredCertificates(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select refresh_expired_certificates() as n`);
  return rows[0]?.n ?? 0;
}
