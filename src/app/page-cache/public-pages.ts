import { config } from '@/config';
import { listen } from '@/db/listen';
import { type PageShelf, pageShelf } from './page-shelf';

const cell = globalThis as unknown as { tradesealPublicPages?: PageShelf };

/**
 * The public pages this process has printed: kept until PostgreSQL says that something they show has changed, at most a
 * minute because certificates and seasons end by themselves. Empty whenever this process could miss such a message.
 */
export function publicPages(): PageShelf {
  cell.tradesealPublicPages ??= listening(pageShelf({ room: 32 * 1024 * 1024, seconds: 60 }));
  return cell.tradesealPublicPages;
}

function listening(shelf: PageShelf): PageShelf {
  listen(process.env.DATABASE_DIRECT_URL ?? config().databaseUrl, 'public_pages', followChanges(shelf));
  return shelf;
}

/** What a shelf does with what it hears: a message names tags, apart by spaces. */
export function followChanges(shelf: PageShelf) {
  return {
    heard: (payload: string) => shelf.forget(payload.split(' ')),
    connected: () => shelf.open(),
    lost: () => shelf.close(),
  };
}
