import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { config } from '../config';

export type Database = NodePgDatabase<Record<string, never>> & { $client: pg.Pool };
/** A transaction; every use case takes one and never opens its own. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const cell = globalThis as unknown as { tradesealDatabase?: Database };

/** The process's one pool. Kept on globalThis, since Next.js loads this module once per bundle. */
export function database(): Database {
  cell.tradesealDatabase ??= connect(
    process.env.DATABASE_URL ?? config().databaseUrl,
    Number(process.env.DATABASE_POOL_SIZE ?? 10),
  );
  return cell.tradesealDatabase;
}

/** Ends the pool; the next call of {@link database} opens a new one (tests change DATABASE_URL between files). */
export async function closeDatabase(): Promise<void> {
  const open = cell.tradesealDatabase;
  cell.tradesealDatabase = undefined;
  await open?.$client.end();
}

/**
 * A pool of its own, for scripts. The caller ends it. Its connections send a statement while those before it are still
 * answered, in their order: who needs an answer first waits for it.
 */
export function connect(url: string, size: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'tradeseal',
    pipeline: true,
  });
  pool.on('error', (error) => console.error(`database connection lost: ${error.message}`));
  return drizzle(pool) as unknown as Database;
}
