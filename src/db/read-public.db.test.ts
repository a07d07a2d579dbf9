import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from './connection';
import { readPublic } from './read-public';
import { closeTestDatabase, testDatabase } from './testing/with-database';

beforeAll(async () => {
  process.env.DATABASE_POOL_SIZE = '1';
  await testDatabase();
  await closeDatabase();
});
afterAll(async () => {
  delete process.env.DATABASE_POOL_SIZE;
  await closeTestDatabase();
});

const aThird = sql`select txid_current_if_assigned() as id, 1 / ${3}::float8 as third`;

describe('a public reading', () => {
  it('sees what everybody may see, and leaves the connection as it was', async () => {
    const { rows } = await readPublic((tx) =>
      tx.execute(sql`select current_user as user, app_scope() as scope`),
    );
    expect(rows).toEqual([{ user: 'tradeseal_app', scope: 'public' }]);
    const after = await database().execute(
      sql`select current_user = session_user as own, app_scope() as scope`,
    );
    expect(after.rows).toEqual([{ own: true, scope: '' }]);
  });

  it('can write nothing', async () => {
    const write = readPublic((tx) => tx.execute(sql`delete from portals`));
    await expect(write).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  it('asks several things at once and gets each answer', async () => {
    const found = await readPublic((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.execute(sql`select ${n}::int * 2 as twice`))),
    );
    expect(found.map(({ rows }) => rows[0]?.twice)).toEqual([2, 4, 6]);
  });

  it('sends what is asked at once in one packet, with the beginning of its transaction', async () => {
    const client = await database().$client.connect();
    const { stream } = client.connection;
    const packets = () => {
      let sent = 0;
      const write = stream._writev?.bind(stream);
      stream._writev = (chunks, done) => {
        sent += 1;
        write?.(chunks, done);
      };
      return () => sent;
    };
    const sent = packets();
    client.release();
    await readPublic((tx) => Promise.all([tx.execute(sql`select 1`), tx.execute(aThird)]));
    expect(sent()).toBe(1);
  });

  it('that fails among others leaves a connection that reads on', async () => {
    const failing = readPublic((tx) =>
      Promise.all([tx.execute(sql`select ${1}::int / 0`), tx.execute(aThird), tx.execute(aThird)]),
    );
    await expect(failing).rejects.toMatchObject({ cause: { code: '22012' } });
    expect((await readPublic((tx) => tx.execute(aThird))).rows).toHaveLength(1);
  });

  it('hands the connection back when it has ended, whoever waits', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => readPublic((tx) => tx.execute(aThird))));
    expect(many).toHaveLength(30);
    const { rows } = await database().execute(
      sql`select state from pg_stat_activity where pid = pg_backend_pid()`,
    );
    expect(rows).toEqual([{ state: 'active' }]);
    expect(database().$client.totalCount).toBe(1);
  });
});
