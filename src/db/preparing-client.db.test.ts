import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, type Tx } from './connection';
import { readPublic } from './read-public';
import { closeTestDatabase, testDatabase } from './testing/with-database';
import { inTransaction } from './transaction';

const publicly = <T>(work: (tx: Tx) => Promise<T>) => readPublic(work);
const preparedHere = (tx: Tx) =>
  tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements order by statement`);

beforeAll(async () => {
  process.env.DATABASE_POOL_SIZE = '1';
  await testDatabase();
  await closeDatabase();
  await database().execute(sql`create table prices (minor integer); grant select on prices to tradeseal_app`);
  await database().execute(sql`insert into prices values (700)`);
});
afterAll(async () => {
  delete process.env.DATABASE_POOL_SIZE;
  await closeTestDatabase();
});

const thePrice = (tx: Tx) => tx.execute<{ minor: unknown }>(sql`select minor from prices where ${1} = 1`);

describe('the readings of public pages', () => {
  it('stay prepared on their connection, with other values and in the next transaction', async () => {
    for (let i = 0; i < 2; i += 1) await publicly(thePrice);
    const statements = (await publicly(preparedHere)).rows.map(({ statement }) => statement);
    expect(statements.filter((one) => one.includes('from prices'))).toEqual([
      'select minor from prices where $1 = 1',
    ]);
  });

  it('of others are not prepared, nor is anything but a reading', async () => {
    await inTransaction({ kind: 'system' }, (tx) => tx.execute(sql`select ${2}::int + minor from prices`));
    const statements = (await publicly(preparedHere)).rows.map(({ statement }) => statement);
    expect(statements.filter((one) => /\+ minor|begin|commit/.test(one))).toEqual([]);
  });

  it('fail once, and not for ever, when a column changes its type under them', async () => {
    await publicly(thePrice);
    await database().execute(sql`alter table prices alter minor type text`);
    await expect(publicly(thePrice)).rejects.toThrow();
    expect((await publicly(thePrice)).rows).toEqual([{ minor: '700' }]);
  });
});
