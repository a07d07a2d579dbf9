import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase } from '@/db/connection';
import { ensureDatabase, openToServer, startEmbeddedServer } from '@/db/embedded-server';
import { migrateDatabase } from '@/db/migrate';
import { installQueues } from '@/outbox/boss';

export interface FreshHouse {
  readonly directory: string;
  readonly databaseUrl: string;
  /** stops the database and leaves nothing behind */
  readonly end: () => Promise<void>;
}

/**
 * A house with nobody in it, in this process: a PostgreSQL of its own that writes to disk as in production, migrated,
 * and the settings that use cases read. Its files are under .data/bench-{name}-….
 */
export async function freshHouse(name: string): Promise<FreshHouse> {
  const root = join(process.cwd(), '.data');
  mkdirSync(root, { recursive: true });
  const directory = mkdtempSync(join(root, `bench-${name}-`));
  for (const path of [root, directory]) openToServer(path);
  const server = await startEmbeddedServer({ dataDirectory: join(directory, 'postgres') });
  const end = async () => {
    await closeDatabase();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const databaseUrl = await ensureDatabase(server, name);
    await migrateDatabase(databaseUrl);
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl,
      DATA_DIRECTORY: directory,
      BASE_URL: 'http://localhost:3000',
      NEXTAUTH_SECRET: 'a secret for benches only, thirty-two characters',
      KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      STRIPE_SECRET_KEY: 'sk_test_simulated',
      STRIPE_WEBHOOK_SECRET: 'whsec_for_benches_only_0000',
    });
    await installQueues(databaseUrl);
    return { directory, databaseUrl, end };
  } catch (error) {
    await end();
    throw error;
  }
}
