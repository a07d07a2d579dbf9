import { join } from 'node:path';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { connect } from './connection';

/** Brings the database up to the newest migration in drizzle/. Safe to run again, and from two processes at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const connection = connect(url, 2);
  const lock = await connection.$client.connect();
  try {
    await lock.query('select pg_advisory_lock(746172)');
    await migrate(connection, { migrationsFolder: join(process.cwd(), 'drizzle') });
    await lock.query('select pg_advisory_unlock(746172)');
  } finally {
    lock.release();
    await connection.$client.end();
  }
}
