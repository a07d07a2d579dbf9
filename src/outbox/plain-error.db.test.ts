import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { boss } from './boss';
import { enqueue, workOn } from './jobs';

beforeAll(async () => {
  await testDatabase();
});
afterAll(async () => {
  await (await boss()).stop({ graceful: false });
  await closeTestDatabase();
});

it('keeps of a job that failed nothing of what it was about to write', async () => {
  await inTransaction({ kind: 'system' }, (tx) => enqueue(tx, 'expire-orders', {}));
  await workOn('expire-orders', async () => {
    await inTransaction({ kind: 'system' }, (tx) =>
      tx.execute(sql`insert into people (name, email) values (${'Awa Diatta'}, ${'awa@example.org'})`),
    );
  });
  const kept = async () => {
    const { rows } = await database().execute<{ output: string | null }>(
      sql`select output::text as output from pgboss.job where name = 'expire-orders' and output is not null`,
    );
    return rows[0]?.output ?? null;
  };
  await expect.poll(kept, { timeout: 10_000 }).not.toBeNull();
  const output = await kept();
  expect(output).not.toMatch(/Awa|awa@/);
  expect(output).toMatch(/23502/);
});
