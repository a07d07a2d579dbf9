import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installQueues } from '../../outbox/boss';
import { ensureDatabase, openToServer, startEmbeddedServer } from '../embedded-server';
import { migrateDatabase } from '../migrate';

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

/** One PostgreSQL for the run, one migrated template; each test file copies it (see with-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'tradeseal-test-'));
  openToServer(directory);
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // plans follow from what a test analysed, not from when the vacuum came by
    autovacuum: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
  };
  const server = await startEmbeddedServer({ dataDirectory: join(directory, 'postgres'), settings });
  const template = await ensureDatabase(server, 'tradeseal_template');
  await migrateDatabase(template);
  await installQueues(template);
  project.provide('serverUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
