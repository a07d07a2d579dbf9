import { ConfigurationError, config } from '@/config';
import { migrateDatabase } from '@/db/migrate';
import { installQueues } from '@/outbox/boss';

/** Brings the database of DATABASE_URL up to the newest migration; safe from several processes at once. */
async function main(): Promise<void> {
  const { databaseUrl } = config();
  await migrateDatabase(databaseUrl);
  await installQueues(databaseUrl);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
});
