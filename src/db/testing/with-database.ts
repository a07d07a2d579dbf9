import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { closeDatabase, type Database, database } from '../connection';
import { houseEnvironment } from './house-environment';

let name = '';
let folder = '';

/**
 * A fresh, migrated database for this test file; `database()` and `inTransaction` use it. Call in beforeAll. What the
 * test has the house keep lies in a folder of its own, never in that of the checkout.
 */
export async function testDatabase(): Promise<Database> {
  name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`create database ${name} template tradeseal_template strategy file_copy`);
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.toString();
  // Vite gives every test BASE_URL '/'
  process.env.BASE_URL = 'http://localhost:3000';
  folder = mkdtempSync(join(tmpdir(), 'tradeseal-test-'));
  process.env.DATA_DIRECTORY ??= folder;
  for (const [key, value] of Object.entries(houseEnvironment)) process.env[key] ??= value;
  await closeDatabase();
  return database();
}

/** Takes away what {@link testDatabase} made. Call in afterAll. */
export async function closeTestDatabase(): Promise<void> {
  await closeDatabase();
  await asAdministrator(`drop database if exists ${name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') });
  await client.connect();
  try {
    // copying a template is refused while another session copies it
    for (let attempt = 0; ; attempt += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if (attempt >= 50 || !/being accessed|already exists/.test(String(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
