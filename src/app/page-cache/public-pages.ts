import { config } from '@/config';
import { listen } from '@/db/listen';
import { readPublic } from '@/db/read-public';
import { findPortal, type Portal } from '@/portals/find-portals';
import { type PageShelf, pageShelf } from './page-shelf';
import { type Shelf, shelf, type Tagged } from './shelf';

interface ReadMarket extends Tagged {
  readonly portal: Portal | null;
}

/** What this process keeps for the street until PostgreSQL says that it has changed. */
interface Kept {
  readonly pages: PageShelf;
  readonly markets: Shelf<ReadMarket>;
}

const cell = globalThis as unknown as { tradesealPublicPages?: Kept };

/**
 * The public pages this process has printed: kept until PostgreSQL says that something they show has changed, at most a
 * minute because certificates and seasons end by themselves. Empty whenever this process could miss such a message. Null
 * where nothing is kept: pages under development show what the code says now.
 */
export function publicPages(): PageShelf | null {
  return kept()?.pages ?? null;
}

/** The market at this slug, for its public pages: kept as they are, since each of them begins with it. */
export async function publicMarket(slug: string): Promise<Portal | null> {
  const markets = kept()?.markets;
  const read = async () => ({
    portal: await readPublic((tx) => findPortal(tx, slug)),
    tags: [`portal:${slug}`],
  });
  const market = markets ? (markets.find(slug) ?? (await markets.make(slug, read))) : await read();
  return market.portal;
}

function kept(): Kept | null {
  if (process.env.NODE_ENV !== 'production') return null;
  cell.tradesealPublicPages ??= listening({
    pages: pageShelf({ room: 32 * 1024 * 1024, seconds: 60 }),
    markets: shelf({
      room: 500,
      seconds: 60,
      weigh: () => 1,
      isWorthKeeping: ({ portal }) => portal !== null,
    }),
  });
  return cell.tradesealPublicPages;
}

function listening(shelves: Kept): Kept {
  listen(
    process.env.DATABASE_DIRECT_URL ?? config().databaseUrl,
    'public_pages',
    followChanges(shelves.pages, shelves.markets),
  );
  return shelves;
}

/** What shelves do with what is heard: a message names tags, apart by spaces. */
export function followChanges(...shelves: readonly Pick<Shelf<never>, 'forget' | 'open' | 'close'>[]) {
  return {
    heard: (payload: string) => {
      const tags = payload.split(' ');
      for (const one of shelves) one.forget(tags);
    },
    connected: () => {
      for (const one of shelves) one.open();
    },
    lost: () => {
      for (const one of shelves) one.close();
    },
  };
}
