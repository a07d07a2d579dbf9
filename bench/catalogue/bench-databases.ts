import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@/db/connection';
import {
  type EmbeddedServer,
  endStaleServer,
  ensureDatabase,
  openToServer,
  startEmbeddedServer,
} from '@/db/embedded-server';
import { migrateDatabase } from '@/db/migrate';
import { fillCatalogue } from './fill-catalogue';

const directory = join(process.cwd(), '.data', 'bench');

/** The bench's own PostgreSQL, with the settings of a small machine. */
export async function benchServer(): Promise<EmbeddedServer> {
  mkdirSync(directory, { recursive: true });
  for (const path of [join(process.cwd(), '.data'), directory]) openToServer(path);
  const dataDirectory = join(directory, 'postgres');
  endStaleServer(dataDirectory);
  const settings = {
    shared_buffers: '1GB',
    max_wal_size: '4GB',
    synchronous_commit: 'off',
    fsync: 'off',
    random_page_cost: '1.1',
  };
  return await startEmbeddedServer({ dataDirectory, settings });
}

/** A database of so many goods, made by this seed; kept for the next run. Returns its address. */
export async function catalogueOf(server: EmbeddedServer, count: number, seed: number): Promise<string> {
  const url = await ensureDatabase(server, `goods_${count}_${seed}`);
  await migrateDatabase(url);
  const connection = connect(url, 1);
  const found = await connection.execute<{ n: number }>('select count(*)::int as n from products');
  await connection.$client.end();
  const there = found.rows[0]?.n ?? 0;
  if (there === count) return url;
  if (there > 0) throw new Error(`${url} was left half full: remove .data/bench and run again`);
  await fillCatalogue(url, join(directory, 'copy'), seed, count);
  return url;
}
